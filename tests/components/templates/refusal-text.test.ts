import { afterEach, describe, expect, it } from 'vitest';
import { chooseLocale } from '@/components/locales';
import { problemText, refusalText, templateRefusal } from '@/components/templates/refusal-text';
import { PROBLEM_REASONS } from '@/core/templates/problem';
import { refusalDetail } from '@/core/templates/refusal-body';
import { KNOWN_CODES } from '@/core/templates/refusals';

afterEach(() => chooseLocale('en'));

describe.each(['en', 'pt-BR', 'es'] as const)('refusals in %s', (language) => {
  it('have a sentence and a next step for every code that is known', async () => {
    await chooseLocale(language);
    for (const code of KNOWN_CODES) {
      const text = refusalText(refusalDetail({ code, field: null }));
      expect(text?.sentence, `${code}`).toMatch(/^\p{Lu}.*\.$/u);
      expect(text?.next, `${code}`).toMatch(/^\p{Lu}\P{Lu}/u);
    }
  });

  it('have a sentence for everything that is found before sending', async () => {
    await chooseLocale(language);
    for (const reason of PROBLEM_REASONS) expect(problemText({ reason }), reason).toMatch(/^\p{Lu}.*\.$/u);
  });
});

describe('a refusal', () => {
  it('leads to the field where there is one, and says by how much it is too long', () => {
    expect(refusalText('132000 missing body:1')).toEqual({
      sentence: 'This is still empty.',
      next: 'Go to the field',
      step: 'fill',
      field: 'body:1',
    });
    expect(problemText({ reason: 'header-long', over: 1 })).toBe(
      'The header has room for 60 characters. 1 character too many.',
    );
  });

  it.each([
    ['132001 gone', 'refresh', 'Refresh the list'],
    ['132015 paused', 'choose', 'Choose another template'],
    ['131021 own-number', 'number', 'Look at the number'],
    ['131026 unreachable', 'never', 'Do not try again'],
    ['190 token', 'sign-in', 'Log in'],
    ['0 changed', 'choose', 'Choose another template'],
  ])('%s: %s', (detail, step, next) => {
    expect(refusalText(detail)).toMatchObject({ step, next });
  });

  it('with a code that nobody knows is told with that code', () => {
    expect(refusalText('777001 unknown')).toMatchObject({
      sentence: 'WhatsApp refused the message, with a number that is not known here: 777001.',
      step: 'admin',
    });
    expect(refusalText('Somebody else')).toBeUndefined();
  });
});

describe('what did not go', () => {
  it('is told with its reason and the next step, instead of a number', () => {
    expect(templateRefusal({ code: 'bad-template', detail: '132015 paused' })).toBe(
      'WhatsApp has paused this template because of its quality. Choose another template.',
    );
    expect(templateRefusal({ code: 'bad-template', detail: '131049 held-back' })).toMatch(/Try later\.$/);
    expect(templateRefusal({ code: 'no-consent', detail: 'stopped' })).toBe(
      'This person asked for no more marketing.',
    );
  });

  it('keeps its own sentence where nothing more is known', () => {
    expect(templateRefusal({ code: 'bad-template', detail: '' })).toBeUndefined();
    expect(templateRefusal({ code: 'no-consent', detail: '' })).toBeUndefined();
    expect(templateRefusal({ code: 'busy', detail: '132015 paused' })).toBeUndefined();
    expect(templateRefusal(null)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTemplates } from '@/core/templates/parse';
import { problemIn } from '@/core/templates/problem';
import { readRefusal, refusalDetail, refusalError, refusalIn } from '@/core/templates/refusal-body';
import { KNOWN_CODES, type NextStep, type RetryClass, refusalOf } from '@/core/templates/refusals';
import { GRAPH_LIST } from '../../fixtures/template-lists';

const DAY = 86_400_000;

/** Every code that is known, with what is done about it. */
const TABLE: readonly (readonly [codes: readonly number[], step: NextStep, retry: RetryClass])[] = [
  [[131047], 'choose', 'never'],
  [[132000, 132001], 'refresh', 'changed'],
  [[132005, 132012, 132018], 'fill', 'changed'],
  [[132007, 132068], 'admin', 'changed'],
  [[132015, 132016], 'choose', 'never'],
  [[132069], 'wait', 'later'],
  [[131026, 131050, 130472], 'never', 'never'],
  [[131049], 'wait', 'never'],
  [[131008, 131009, 100], 'admin', 'never'],
  [[131021], 'number', 'never'],
  [[131030], 'admin', 'changed'],
  [[131048, 131056, 130429, 80007, 4], 'wait', 'later'],
  [[131051, 131052, 131053], 'file', 'changed'],
  [[131031, 368, 130497], 'admin', 'never'],
  [[131042, 131045, 133010], 'admin', 'changed'],
  [[0, 190], 'sign-in', 'signed-in'],
  [[131000, 131016, 131057, 1, 2], 'wait', 'ask-first'],
];

describe('a refusal of the platform', () => {
  it('has a next step and a class of trying again for every code that is known', () => {
    expect(KNOWN_CODES.toSorted()).toEqual(TABLE.flatMap(([codes]) => codes).toSorted());
  });

  it.each(TABLE.flatMap(([codes, step, retry]) => codes.map((code) => [code, step, retry] as const)))(
    '%i: %s, again: %s',
    (code, step, retry) => {
      expect(refusalOf(code)).toMatchObject({ step, retry });
    },
  );

  it('is never tried again where the platform punishes that', () => {
    for (const code of [131047, 131049, 131050, 368, 130497, 131031])
      expect(refusalOf(code)?.retry).toBe('never');
  });

  it('says how long to wait: a day for who had enough marketing, a minute for a busy platform', () => {
    expect(refusalOf(131049)?.wait).toBe(DAY);
    expect(refusalOf(130429)?.wait).toBe(60_000);
    expect(refusalOf(132012)?.wait).toBeUndefined();
  });

  it('tells what else is known by it', () => {
    expect(refusalOf(131050)?.tells).toBe('stopped');
    expect(refusalOf(131026)?.tells).toBe('unreachable');
    expect(refusalOf(368)?.tells).toBe('channel-closed');
    expect(refusalOf(132001)?.tells).toBe('list-old');
  });

  it('is unknown where nobody told us, also for names that every object has', () => {
    expect(refusalOf(999_999)).toBeUndefined();
    expect(refusalOf(Number.NaN)).toBeUndefined();
  });
});

describe('what the platform answers', () => {
  const [template] = parseTemplates(GRAPH_LIST).templates;
  const error = (code: number, details?: string) => ({
    error: { message: 'x', code, ...(details && { error_data: { messaging_product: 'whatsapp', details } }) },
  });

  it.each<[string, unknown, number, string | null]>([
    ['an answer', error(132000, 'body: number of localizable_params (0) does not match'), 132000, 'body:1'],
    [
      'an answer about the header',
      error(132000, 'header: number of localizable_params (0)'),
      132000,
      'header:1',
    ],
    [
      'an answer about a button',
      error(131008, 'buttons: Button at index 1 of type Url requires a parameter'),
      131008,
      'button:1',
    ],
    [
      'an answer about a button without a field',
      error(100, 'buttons: Button at index 0 is of type Call'),
      100,
      null,
    ],
    ['an answer without details', error(190), 190, null],
    [
      'a report',
      { id: 'wamid.1', status: 'failed', errors: [{ code: 131026, title: 'Message undeliverable' }] },
      131026,
      null,
    ],
    ['one error of a report', { code: 131049, error_data: { details: 'healthy ecosystem' } }, 131049, null],
  ])('is read from %s', (_what, raw, code, field) => {
    expect(readRefusal(raw, template)).toMatchObject({ code, field });
  });

  it('is no refusal if it is something else, and nothing throws', () => {
    expect(readRefusal({ messages: [{ id: 'wamid.1' }] })).toBeUndefined();
    expect(readRefusal({ errors: [] })).toBeUndefined();
    expect(readRefusal({ error: { code: 'x' } })).toBeUndefined();
    fc.assert(
      fc.property(fc.anything(), (raw) => void readRefusal(raw, template)),
      { numRuns: 300 },
    );
  });

  it('travels as the detail of an error, and is read back', () => {
    const detail = refusalDetail({ code: 132000, field: 'body:1' });
    expect(detail).toBe('132000 count body:1');
    expect(refusalIn(detail)).toMatchObject({ code: 132000, field: 'body:1', refusal: { step: 'refresh' } });
    expect(refusalIn(refusalDetail({ code: 777, field: null }))).toEqual({
      code: 777,
      refusal: undefined,
      field: null,
    });
    expect(refusalIn('Bruno Lima')).toBeUndefined();
    expect(refusalIn('')).toBeUndefined();
    expect(problemIn(detail)).toBeUndefined();
  });

  const NOW = '2026-11-23T12:00:00.000Z';
  it.each<[number, string, string, string]>([
    [190, 'signed-out', '', ''],
    [131056, 'busy', '', '2026-11-23T12:01:00.000Z'],
    [131016, 'unexpected', '', ''],
    [131047, 'window-over', '', ''],
    [131050, 'no-consent', 'stopped', ''],
    [131049, 'bad-template', '131049 held-back', ''],
    [132012, 'bad-template', '132012 format', ''],
    [777_001, 'bad-template', '777001 unknown', ''],
  ])(
    '%i is thrown as %s: only what passes by itself is tried again by itself',
    (code, is, detail, retryAt) => {
      expect(refusalError({ code, field: null }, { now: NOW })).toMatchObject({ code: is, detail, retryAt });
    },
  );

  it('waits as long as the platform itself says', () => {
    const retryAt = '2026-11-23T12:30:00.000Z';
    expect(refusalError({ code: 4, field: null }, { now: NOW, retryAt })).toMatchObject({
      code: 'busy',
      retryAt,
    });
  });
});

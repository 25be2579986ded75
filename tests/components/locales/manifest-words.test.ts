import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (language: string): Record<string, { message: string }> =>
  JSON.parse(readFileSync(`components/public/_locales/${language}/messages.json`, 'utf8'));
const source = read('en');

describe.each(['en', 'pt_BR', 'es'])('what the browser shows in %s', (language) => {
  const words = read(language);

  it('has the keys of the source, each with words', () => {
    expect(Object.keys(words)).toEqual(Object.keys(source));
    for (const { message } of Object.values(words)) expect(message).not.toBe('');
  });

  it('fits the stores: the name is ours, the description has at most 132 characters', () => {
    expect(words.extName?.message).toBe('Casebar');
    expect(words.extDescription?.message.length).toBeLessThanOrEqual(132);
  });
});

import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Plural } from '@/components/locales/catalogue';
import { en as general } from '@/components/locales/en';
import { enApprovals } from '@/components/locales/en-approvals';
import { enLazy } from '@/components/locales/en-lazy';
import { enOptions } from '@/components/locales/en-options';
import { enTemplates } from '@/components/locales/en-templates';
import { es } from '@/components/locales/es';
import { ptBR } from '@/components/locales/pt-BR';
import { ERROR_CODES } from '@/core/model/errors';
import { atOnce } from '../../project/import-rules';
import { productSources } from '../../project/sources';
import { FORBIDDEN, TERMS } from './terms';

const en = { ...general, ...enLazy, ...enOptions, ...enApprovals, ...enTemplates };
type Entry = string | Plural;
const CATALOGUES: Readonly<Record<'en' | 'ptBR' | 'es', Readonly<Record<string, Entry>>>> = { en, ptBR, es };
const LANGUAGES = ['en', 'ptBR', 'es'] as const;
const source = CATALOGUES.en;

const forms = (entry: Entry | undefined): Readonly<Record<string, string>> =>
  typeof entry === 'string' ? { text: entry } : { ...entry };
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
/** Every text of a language with its key, plural forms apart. */
const texts = (language: (typeof LANGUAGES)[number]) =>
  Object.entries(CATALOGUES[language]).flatMap(([key, entry]) =>
    Object.values(forms(entry)).map((text): [string, string] => [key, text]),
  );

describe.each(LANGUAGES)('the texts in %s', (language) => {
  const catalogue = CATALOGUES[language];

  it('have exactly the keys of the source', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(source).sort());
  });

  it('have the plural forms of the source', () => {
    for (const [key, entry] of Object.entries(source)) {
      expect(Object.keys(forms(catalogue[key])), key).toEqual(Object.keys(forms(entry)));
    }
  });

  it('have the placeholders of the source', () => {
    for (const [key, entry] of Object.entries(source)) {
      for (const [form, text] of Object.entries(forms(entry))) {
        expect(placeholders(forms(catalogue[key])[form] ?? ''), key).toEqual(placeholders(text));
      }
    }
  });

  it('are never empty, never end in a space, never use three dots', () => {
    const bad = texts(language).filter(
      ([, text]) => text === '' || text !== text.trim() || text.includes('...'),
    );
    expect(bad).toEqual([]);
  });

  it('call things what the table of terms calls them', () => {
    for (const term of TERMS) {
      for (const key of term.keys) expect(`${key}: ${catalogue[key]}`).toBe(`${key}: ${term[language]}`);
    }
  });

  it('use no other word for a listed term', () => {
    const words = new RegExp(`(?<!\\p{L})(${FORBIDDEN[language].join('|')})(?!\\p{L})`, 'iu');
    expect(texts(language).filter(([, text]) => words.test(text))).toEqual([]);
  });

  it('have a sentence and a next step for every error, and show no code', () => {
    for (const code of ERROR_CODES) {
      const sentence = String(catalogue[`error.${code}`]);
      expect(sentence, code).toMatch(/^\p{Lu}.*\.$/u);
      expect(String(catalogue[`error.${code}.next`]), code).toMatch(/^\p{Lu}/u);
      if (code.includes('-')) expect(sentence).not.toContain(code);
    }
  });
});

describe('words with a trap', () => {
  it('«fila» alone is the routing queue: what waits to be sent is never just in the fila', () => {
    const sending = texts('ptBR').filter(([key]) => /^(delivery|sent|desk\.outbox|toast\.reply)/.test(key));
    expect(sending.filter(([, text]) => /\bfila\b(?! de envio)/i.test(text))).toEqual([]);
  });

  it('the status is «Aberto», never «Abrir»', () => {
    const statuses = texts('ptBR').filter(([key]) => key.startsWith('status.') && !key.includes('hint'));
    expect(statuses.map(([, text]) => text)).not.toContain('Abrir');
  });

  it('Spanish says usted, Portuguese says você, everywhere', () => {
    expect(
      texts('es').filter(([, text]) =>
        /(?<!\p{L})(puedes|tienes|elige|haz|escribe un|tu|ti)(?!\p{L})/iu.test(text),
      ),
    ).toEqual([]);
    expect(texts('ptBR').filter(([, text]) => /(?<!\p{L})(tu|teu|tua|vós)(?!\p{L})/iu.test(text))).toEqual(
      [],
    );
  });
});

it('every text is said somewhere: what nobody says would still be loaded by every surface', () => {
  const code = globSync('{core,components,entrypoints}/**/*.{ts,tsx}')
    .filter((path) => !path.replaceAll('\\', '/').startsWith('components/locales/'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  // Keys put together from parts, such as `status.${status}` or `error.${code}.next`.
  const built = [...code.matchAll(/`([\w.-]+\.)\$\{[^}]*\}([\w.-]*)`/g)];
  const isBuilt = (key: string) =>
    built.some(([, start = '', end = '']) => key.startsWith(start) && key.endsWith(end));
  expect(Object.keys(source).filter((key) => !code.includes(`'${key}'`) && !isBuilt(key))).toEqual([]);
});

it('what only the options page loads is said by nothing else', () => {
  const others = globSync('{core,components,entrypoints}/**/*.{ts,tsx}')
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/^(components\/(locales|settings)|entrypoints\/options)\//.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  expect(Object.keys(enOptions).filter((key) => others.includes(`'${key}'`))).toEqual([]);
});

it.each(['sidebar', 'popup'])(
  'what is loaded later is said by nothing that the %s draws at first',
  (surface) => {
    const first = atOnce(productSources(), `entrypoints/${surface}/main`)
      .filter((path) => !path.startsWith('components/locales/'))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const later = Object.keys({ ...enLazy, ...enApprovals, ...enTemplates });
    expect(later.filter((key) => first.includes(`'${key}'`))).toEqual([]);
  },
);

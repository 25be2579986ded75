import { expect, test } from 'vitest';
import { atOnce, brokenRules, drawingCore, reaches, UI_PACKAGES } from '../project/import-rules';
import { parseSource, productSources } from '../project/sources';

const sources = productSources();
const aFile = (path: string, code: string) => parseSource(path, code);

test('every import follows the layers', () => {
  expect(sources.length).toBeGreaterThan(20);
  expect(brokenRules(sources)).toEqual([]);
});

test('core draws nothing', () => {
  expect(drawingCore(sources)).toEqual([]);
});

test('the background loads nothing of the interface', () => {
  expect(reaches(sources, 'entrypoints/background', UI_PACKAGES)).toEqual([]);
});

test('the background and what is drawn first know spellings of numbers, not the plans of the world', () => {
  for (const start of ['entrypoints/background', 'entrypoints/desk-local'])
    expect(reaches(sources, start, ['libphonenumber-js'])).toEqual([]);
  expect(atOnce(sources, 'entrypoints/sidebar/main')).not.toContain('core/numbers/parse.ts');
});

test('the background carries facts about helpdesks, the code of none', () => {
  const code = sources
    .map(({ path }) => path.replace(/\.ts$/, ''))
    .filter((path) => /^core\/connectors\/[^/]+\//.test(path) && !path.endsWith('/capabilities'));
  expect(code.length).toBeGreaterThan(10);
  expect(reaches(sources, 'entrypoints/background', code)).toEqual([]);
});

test('the script of a helpdesk loads no polyfill, and nothing of the interface', () => {
  const scripts = sources.map(({ path }) => path).filter((path) => path.startsWith('entrypoints/desk-'));
  expect(scripts.length).toBeGreaterThan(0);
  for (const path of scripts)
    expect(reaches(sources, path.replace(/\.ts$/, ''), ['webextension-polyfill', ...UI_PACKAGES])).toEqual(
      [],
    );
});

test('the launcher, injected into pages, loads no polyfill', () => {
  expect(reaches(sources, 'entrypoints/launcher', ['webextension-polyfill', ...UI_PACKAGES])).toEqual([]);
});

test.each([
  ['core/model/case.ts', "import { put } from '../store/cases';", 'core/store/cases'],
  ['core/connectors/cxone/index.ts', "import { put } from '@/core/store/cases';", 'core/store/cases'],
  [
    'components/inbox/Inbox.tsx',
    "export { claim } from '@/core/workflow/claim-case';",
    'core/workflow/claim-case',
  ],
  [
    'components/inbox/Inbox.tsx',
    "const it = import('@/core/connectors/registry.ts');",
    'core/connectors/registry',
  ],
  ['core/live/query.ts', "import { inbox } from '@/core/queries/inbox';", 'core/queries/inbox'],
  ['core/live/query.ts', "import { type Inbox } from '@/core/queries/inbox';", 'core/queries/inbox'],
  ['core/mail/parse.ts', "import type { A } from '@/core/contract';", 'core/contract'],
  ['entrypoints/background/index.ts', "import '@/components/App';", 'components/App'],
])('the checker sees a forbidden import in %s: %s', (path, code, to) => {
  expect(brokenRules([aFile(path, code)])).toEqual([`${path} imports ${to}`]);
});

test.each([
  ['core/live/query.ts', "import type { Inbox } from '@/core/queries/inbox';"],
  ['components/inbox/Inbox.tsx', "import { query } from '@/core/live/query'; import { h } from 'preact';"],
  ['core/workflow/claim-case.ts', "import { put } from '../store/cases';"],
])('the checker allows %s: %s', (path, code) => {
  expect(brokenRules([aFile(path, code)])).toEqual([]);
});

test('the checker sees a file outside of all layers', () => {
  expect(brokenRules([aFile('core/misc.ts', '')])).toEqual(['core/misc.ts belongs to no layer']);
});

test('the checker follows imports to a package, but not types', () => {
  const files = (kind: string) => [
    aFile('entrypoints/background/index.ts', "import { a } from '@/core/workflow/a';"),
    aFile('core/workflow/a.ts', `${kind} { B } from './b.ts';`),
    aFile('core/workflow/b.ts', "import { signal } from '@preact/signals';"),
  ];
  expect(reaches(files('import'), 'entrypoints/background', UI_PACKAGES)).toEqual([
    'entrypoints/background/index.ts',
    'core/workflow/a.ts',
    'core/workflow/b.ts',
    '@preact/signals',
  ]);
  expect(reaches(files('import type'), 'entrypoints/background', UI_PACKAGES)).toEqual([]);
});

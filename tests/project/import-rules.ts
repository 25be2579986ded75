import type { Source } from './sources';

/** What a layer may import from our own code. */
interface Layer {
  /** Paths that belong to it; the first match decides. */
  readonly of: string;
  readonly may: readonly string[];
  /** Only with `import type`. */
  readonly types?: readonly string[];
}

// Everyone may use the contract and the messaging; nobody imports from a layer above.
const SHARED = ['core/model', 'core/contract', 'core/messaging', 'core/numbers'];
const UI = [...SHARED, 'core/live', 'core/templates', 'core/search', 'core/mail'];

/** The import rules of the architecture (core/README.md), as a table. */
export const LAYERS: readonly Layer[] = [
  { of: 'core/model', may: [] },
  { of: 'core/numbers', may: [] },
  { of: 'core/mail', may: ['core/model'] },
  { of: 'core/contract', may: ['core/model', 'core/messaging', 'core/mail'], types: ['core/queries'] },
  { of: 'core/messaging', may: ['core/model', 'core/contract'] },
  { of: 'core/templates', may: SHARED },
  { of: 'core/search', may: SHARED },
  { of: 'core/store', may: [...SHARED, 'core/search'] },
  { of: 'core/connectors', may: [...SHARED, 'core/templates', 'core/mail', 'core/transfer'] },
  { of: 'core/queries', may: [...SHARED, 'core/store', 'core/search', 'core/templates'] },
  { of: 'core/transfer', may: SHARED },
  { of: 'core/live', may: SHARED, types: ['core/queries'] },
  {
    of: 'core/workflow',
    may: [
      ...SHARED,
      'core/store',
      'core/search',
      'core/templates',
      'core/connectors',
      'core/queries',
      'core/mail',
    ],
  },
  // It runs in other people's pages: it shares nothing with the interface but its folder.
  { of: 'components/launcher', may: SHARED },
  // So does what inserts texts into them; the frame over the page is drawn as the launcher's.
  { of: 'components/insert', may: ['components/launcher', ...SHARED] },
  { of: 'components', may: UI, types: ['core/queries'] },
  {
    of: 'entrypoints/background',
    may: [...SHARED, 'core/workflow', 'core/store', 'core/queries', 'core/connectors'],
  },
  { of: 'entrypoints/desk-local', may: [...SHARED, 'core/connectors'] },
  { of: 'entrypoints/desk-together', may: [...SHARED, 'core/connectors'] },
  { of: 'entrypoints/uploads', may: [...SHARED, 'core/transfer'] },
  { of: 'entrypoints/launcher', may: ['components/launcher', ...SHARED] },
  { of: 'entrypoints/page-tool', may: ['components/insert', ...SHARED] },
  { of: 'entrypoints/palette', may: ['components', ...UI], types: ['core/queries'] },
  { of: 'entrypoints/sidebar', may: ['components', ...UI], types: ['core/queries'] },
  { of: 'entrypoints/popup', may: ['components', ...UI], types: ['core/queries'] },
  { of: 'entrypoints/options', may: ['components', ...UI], types: ['core/queries'] },
  { of: 'entrypoints/mail', may: ['components', ...UI] },
];

/** The interface; the background must not carry these to every page it never draws. */
export const UI_PACKAGES = [
  'preact',
  '@preact/signals',
  'dompurify',
  'postal-mime',
  'lucide',
  '@testing-library/preact',
];

const inside = (path: string, folder: string) =>
  path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}.`);
const isOurs = (path: string) => /^(core|components|entrypoints)(\/|$)/.test(path);

const layerOf = (path: string) => LAYERS.find((layer) => inside(path, layer.of));

/** Every import that breaks the table, as a sentence. */
export function brokenRules(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const layer = layerOf(source.path);
    if (!layer) return [`${source.path} belongs to no layer`];
    return source.imports
      .filter(({ to, typeOnly }) => {
        if (!isOurs(to) || inside(to, layer.of)) return false;
        if (layer.may.some((folder) => inside(to, folder))) return false;
        return !(typeOnly && layer.types?.some((folder) => inside(to, folder)));
      })
      .map(({ to }) => `${source.path} imports ${to}`);
  });
}

/** Core draws nothing: packages of the interface are for components, `core/live` and, the mail parser only, `core/mail`. */
export function drawingCore(sources: readonly Source[]): string[] {
  const exempt = (path: string, to: string) =>
    inside(path, 'core/live') || (inside(path, 'core/mail') && to === 'postal-mime');
  return sources
    .filter((source) => source.path.startsWith('core/'))
    .flatMap((source) =>
      source.imports
        .filter(({ to }) => UI_PACKAGES.some((name) => inside(to, name)) && !exempt(source.path, to))
        .map(({ to }) => `${source.path} imports ${to}`),
    );
}

/** How `start` comes to load any of `packages`, as a chain of files; empty = it does not. Types do not count. */
export function reaches(sources: readonly Source[], start: string, packages: readonly string[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path.replace(/\.tsx?$/, ''), source]));
  const find = (path: string) => byPath.get(path) ?? byPath.get(`${path}/index`);
  const seen = new Set<string>();
  const visit = (path: string, chain: readonly string[]): string[] => {
    const source = find(path);
    if (!source || seen.has(source.path)) return [];
    seen.add(source.path);
    for (const { to, typeOnly } of source.imports) {
      if (typeOnly) continue;
      const next = [...chain, source.path];
      if (packages.some((name) => inside(to, name))) return [...next, to];
      const found = visit(to, next);
      if (found.length > 0) return found;
    }
    return [];
  };
  return visit(start, []);
}

/** Every file that `start` loads before any `import()` of it is asked for. */
export function atOnce(sources: readonly Source[], start: string): string[] {
  const byPath = new Map(sources.map((source) => [source.path.replace(/\.tsx?$/, ''), source]));
  const seen = new Set<string>();
  const visit = (path: string) => {
    const source = byPath.get(path) ?? byPath.get(`${path}/index`);
    if (!source || seen.has(source.path)) return;
    seen.add(source.path);
    for (const { to, typeOnly, later } of source.imports) if (!typeOnly && !later) visit(to);
  };
  visit(start);
  return [...seen];
}

import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'vite';

/** One `import` or `export … from`, resolved: a path from the root without its ending, or a package's name. */
export interface Import {
  readonly to: string;
  /** `import type`: nothing of it is left in the bundle. */
  readonly typeOnly: boolean;
  /** `import()`: loaded when it is asked for. */
  readonly later: boolean;
}

/** What the project's rules look at in one file. */
export interface Source {
  readonly path: string;
  readonly imports: readonly Import[];
  readonly lines: number;
  readonly commentLines: number;
  /** Name (or position) of every function and its own lines, without those of functions inside it. */
  readonly functions: readonly { readonly name: string; readonly lines: number }[];
  /** Every `any`, and every `as` without a comment beside or above it that says why; `as const` is no cast. */
  readonly casts: readonly string[];
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child);
  }
}

/** `@/core/x` and relative paths become paths from the root; anything else is a package. */
export function resolveImport(from: string, specifier: string): string {
  const bare = specifier.replace(/\?.*$/, '').replace(/\.(tsx?|json)$/, '');
  if (bare.startsWith('@/')) return bare.slice(2);
  if (bare.startsWith('.')) return normalize(join(dirname(from), bare));
  return bare;
}

const text = (node: unknown): string => (isNode(node) && typeof node.value === 'string' ? node.value : '');

function importOf(node: Node, path: string): Import[] {
  const kind = node.importKind ?? node.exportKind;
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType': {
      const specifier = text(node.source ?? node.argument);
      if (!specifier) return [];
      return [
        {
          to: resolveImport(path, specifier),
          typeOnly: kind === 'type' || node.type === 'TSImportType',
          later: node.type === 'ImportExpression',
        },
      ];
    }
    default:
      return [];
  }
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

function castOf(node: Node): string {
  if (node.type === 'TSAnyKeyword') return 'any';
  if (node.type !== 'TSAsExpression' || !isNode(node.typeAnnotation)) return '';
  const name = node.typeAnnotation.typeName;
  return isNode(name) && name.name === 'const' ? '' : 'as';
}

/** The outermost functions inside a function. */
function* innerFunctions(node: Node): Generator<Node> {
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (!isNode(child)) continue;
      if (FUNCTIONS.has(child.type)) yield child;
      else yield* innerFunctions(child);
    }
  }
}

/** A factory is as long as what it does itself: the functions it returns are counted as functions. */
const ownLines = (node: Node, span: (part: Node) => number) =>
  [...innerFunctions(node)].reduce((lines, inner) => lines - (span(inner) - 1), span(node));

/** Parses one file; a syntax error is an error here too. */
export function parseSource(path: string, code: string): Source {
  const { program, comments, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const lineOf = (offset: number) => code.slice(0, offset).split('\n').length;
  const span = (part: { start: number; end: number }) => lineOf(part.end) - lineOf(part.start) + 1;
  const nodes = [...walk(program as unknown as Node)];
  const explained = new Set(comments.flatMap((comment) => [lineOf(comment.start), lineOf(comment.end) + 1]));
  const name = (node: Node) => (isNode(node.id) ? String(node.id.name) : `line ${lineOf(node.start)}`);
  return {
    path,
    imports: nodes.flatMap((node) => importOf(node, path)),
    lines: code.trimEnd().split('\n').length,
    commentLines: comments.reduce((total, comment) => total + span(comment), 0),
    functions: nodes
      .filter((node) => FUNCTIONS.has(node.type))
      .map((node) => ({ name: name(node), lines: ownLines(node, span) })),
    casts: nodes.flatMap((node) => {
      const cast = castOf(node);
      const line = lineOf(node.start);
      return cast === 'any' || (cast && !explained.has(line)) ? [`${path}:${line} ${cast}`] : [];
    }),
  };
}

/** All files of a pattern. */
export const readSources = (pattern: string): Source[] =>
  globSync(pattern)
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => parseSource(path, readFileSync(path, 'utf8')));

/** What the extension is made of. */
export const productSources = () => readSources('{core,components,entrypoints}/**/*.{ts,tsx}');

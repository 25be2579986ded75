import { expect, test } from 'vitest';
import { parseSource, productSources, readSources, type Source } from './sources';

const product = productSources();
const harness = readSources('tests/{run,browser,fakes,servers,project,bench}/**/*.ts');

/** The value that this share of all numbers does not exceed. */
function percentile(numbers: readonly number[], share: number) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

const longer = (sources: readonly Source[], max: number) =>
  sources.filter((source) => source.lines > max).map((source) => `${source.path}: ${source.lines}`);

const longFunctions = (sources: readonly Source[], max: number) =>
  sources.flatMap((source) =>
    source.functions
      .filter((one) => one.lines > max)
      .map((one) => `${source.path} ${one.name}: ${one.lines}`),
  );

/** Borders, where what comes from outside gets its type: there a cast is the last step of a check. */
const BORDERS = [/^core\/messaging\//, /^core\/store\/database\.ts$/, /\/wire\.ts$/];

test('no file is longer than 350 lines, most are short', () => {
  const lines = product.map((source) => source.lines);
  expect(longer([...product, ...harness], 350)).toEqual([]);
  expect(percentile(lines, 0.9)).toBeLessThanOrEqual(200);
  expect(percentile(lines, 0.5)).toBeLessThanOrEqual(80);
});

test('no component is longer than 120 lines', () => {
  const components = product.filter((source) => source.path.endsWith('.tsx'));
  expect(longer(components, 120)).toEqual([]);
});

test('entrypoints only wire: under 60 lines each', () => {
  expect(
    longer(
      product.filter((source) => source.path.startsWith('entrypoints/')),
      60,
    ),
  ).toEqual([]);
});

test('no function is longer than 60 lines, most are short', () => {
  const lines = product.flatMap((source) => source.functions.map((one) => one.lines));
  expect(longFunctions(product, 60)).toEqual([]);
  expect(percentile(lines, 0.9)).toBeLessThanOrEqual(30);
  expect(percentile(lines, 0.5)).toBeLessThanOrEqual(9);
});

test('the product has neither any nor unexplained casts, except at its borders', () => {
  const inner = product.filter((source) => !BORDERS.some((border) => border.test(source.path)));
  expect(inner.flatMap((source) => source.casts)).toEqual([]);
});

test('between 12 and 25 percent of the lines are comments', () => {
  const code = product.filter((source) => !source.path.startsWith('components/locales/')); // words, not code
  const total = code.reduce((sum, source) => sum + source.lines, 0);
  const comments = code.reduce((sum, source) => sum + source.commentLines, 0);
  expect(comments / total).toBeGreaterThanOrEqual(0.12);
  expect(comments / total).toBeLessThanOrEqual(0.25);
});

test('the measuring sees casts, comments and functions', () => {
  const code = [
    '/** Says',
    ' * hello. */',
    'function hello(value: any) {',
    '  return value as string;',
    '  return value as string; // trust me',
    '}',
    "export const fine = ['a'] as const satisfies string[];",
    'const over = (a: number) => {',
    '  return hello(a);',
    '};',
  ].join('\n');
  const source = parseSource('core/x.ts', code);
  expect(source.casts).toEqual(['core/x.ts:3 any', 'core/x.ts:4 as']);
  expect(source.commentLines).toBe(3);
  expect(source.functions).toEqual([
    { name: 'hello', lines: 4 },
    { name: 'line 8', lines: 3 },
  ]);
});

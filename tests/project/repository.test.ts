import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const packages: Record<string, Record<string, string> | undefined> = JSON.parse(
  readFileSync('package.json', 'utf8'),
);

/** Everything a reader meets first; a new entry here is a decision. */
const TOP_LEVEL = [
  '.ci',
  '.github',
  '.gitignore',
  '.nvmrc',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'SECURITY.md',
  'biome.json',
  'components',
  'core',
  'entrypoints',
  'package-lock.json',
  'package.json',
  'tests',
  'tsconfig.json',
  'wxt.config.ts',
];

test('every dependency is pinned to one version', () => {
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];
  const all = kinds.flatMap((kind) => Object.entries(packages[kind] ?? {}));
  expect(all.length).toBeGreaterThan(10);
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test('the top of the repository has only what belongs there', () => {
  const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n');
  const top = [...new Set(tracked.map((path) => path.split('/')[0] ?? ''))];
  expect(top.filter((entry) => !TOP_LEVEL.includes(entry))).toEqual([]);
});

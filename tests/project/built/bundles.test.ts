import { expect, test } from 'vitest';
import { bundleBytes } from '../../bench/bundles.ts';
import { distOf } from '../../browser/build.ts';

/** Decided in core/README.md: what a surface may load before it can draw, in bytes. */
const MAX = { background: 120_000, launcher: 12_000, sidebar: 150_000, popup: 150_000, mail: 30_000 };

test.each(['chrome', 'firefox'] as const)('every surface of %s stays within its size', (target) => {
  const sizes = bundleBytes(distOf(target));
  const over = Object.entries(MAX).filter(([surface, max]) => (sizes[surface] ?? 0) > max);
  expect(over.map(([surface, max]) => `${surface}: ${sizes[surface]} of ${max}`)).toEqual([]);
  expect(sizes.background).toBeGreaterThan(0);
});

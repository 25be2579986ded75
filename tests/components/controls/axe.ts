import axe from 'axe-core';
import { expect } from 'vitest';

// happy-dom has no layout and paints nothing: these two rules are for the browser tests.
const RULES = { 'color-contrast': { enabled: false }, region: { enabled: false } };

/** Expects the page to have no accessibility fault that can be found without painting it. */
export async function expectNoFaults(element: Element = document.body) {
  const { violations } = await axe.run(element, { rules: RULES });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

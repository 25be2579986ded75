import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'vitest';
import type { App } from './app.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}
type Axe = { run(context: object, options: object): Promise<AxeResult> };

/** What a click opened over the rest: a dialog, a menu, a panel. Looking fails if there is none. */
export const OPENED = 'dialog[open], :popover-open:not(.tooltip)';

/** The rules that a theme can break; the others know no colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

interface Look {
  readonly problems: readonly string[];
  /** The ground of the page, as painted. */
  readonly ground: string;
}

/** Rule and place of everything that shuts somebody out within `place`; with `rules`, by these alone. */
function look(app: App, place: string, rules?: readonly string[]): Promise<Look> {
  return app.evaluate(
    async ([within, only]) => {
      const { run }: Axe = Reflect.get(window, 'axe');
      const { violations } = await run(
        { include: [within] },
        {
          // Frames are asked by themselves; messages of others inside ours are not our words.
          iframes: false,
          resultTypes: ['violations'],
          selectors: false,
          ...(only && { runOnly: only }),
        },
      );
      const problems = violations.flatMap(({ id, nodes }) =>
        nodes.map(
          ({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`,
        ),
      );
      const ground = getComputedStyle(document.documentElement).backgroundColor;
      return { problems, ground };
    },
    [place, rules] as const,
  );
}

/**
 * What is wrong with a state: looked at once with all rules in light and once, in place, at its colours in dark.
 * `place` is what the state is about (`OPENED`), the whole page if not given.
 */
export async function problemsOf(app: App, place = 'html') {
  // Evaluated in, because the page's policy takes no script tag.
  if (!(await app.evaluate(() => 'axe' in window))) await app.evaluate(axe);
  const page = 'page' in app ? app.page() : app;
  const light = await look(app, place);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await look(app, place, COLOURS);
  await page.emulateMedia({ colorScheme: 'light' });
  if (dark.ground === light.ground) throw new Error('Not drawn anew in dark');
  return { light: light.problems, dark: dark.problems };
}

/** A state that shuts nobody out; its name is what a failure tells. */
export async function expectFine(app: App, state: string, place?: string) {
  expect({ state, ...(await problemsOf(app, place)) }).toEqual({ state, light: [], dark: [] });
}

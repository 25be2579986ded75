import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, type Oklch } from './oklch';

const css = readFileSync('components/theme/tokens.css', 'utf8');
const COLOUR = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`;
const tokens = new Map(
  [...css.matchAll(new RegExp(`--([\\w-]+): light-dark\\(${COLOUR}, ${COLOUR}\\)`, 'g'))].map((match) => {
    const [l1, c1, h1, l2, c2, h2] = match.slice(2).map(Number);
    const pair: [Oklch, Oklch] = [
      [l1 ?? 0, c1 ?? 0, h1 ?? 0],
      [l2 ?? 0, c2 ?? 0, h2 ?? 0],
    ];
    return [match[1] ?? '', pair];
  }),
);

const colour = (name: string, theme: number): Oklch => {
  const value = tokens.get(name)?.[theme];
  if (!value) throw new Error(`No colour --${name} in tokens.css`);
  return value;
};

/** The worst pair of a text or line colour with any of its grounds. */
const worst = (fore: string, grounds: readonly string[], theme: number) =>
  Math.min(...grounds.map((ground) => contrast(colour(fore, theme), colour(ground, theme))));

const GROUNDS = ['bg', 'surface', 'raised', 'sunken', 'hover', 'selected'];
const FAMILIES = ['reply', 'note', 'approval'];
const STATUSES = ['new', 'open', 'pending', 'escalated', 'resolved', 'closed'].map((s) => `status-${s}`);
const CHANNELS = [...tokens.keys()].filter((name) => name.startsWith('channel-'));

describe.each([
  ['light', 0],
  ['dark', 1],
])('in %s', (_, theme) => {
  it.each([
    ...['text', 'text-soft', 'accent', 'danger', ...STATUSES].map((name) => [name, GROUNDS] as const),
    ['text-faint', GROUNDS],
    ['text', ['pressed', 'danger-bg', 'reply-bg', 'note-bg', 'approval-bg']],
    ['text-soft', ['danger-bg', 'reply-bg', 'note-bg', 'approval-bg']],
    ['danger', ['danger-bg']],
    ...FAMILIES.map((name) => [`${name}-text`, ['bg', 'surface', `${name}-bg`]] as const),
    ['inverse-text', ['inverse', 'inverse-hover']],
    ['inverse-accent', ['inverse', 'inverse-hover']],
  ] as const)('--%s can be read on %j', (name, grounds) => {
    expect(worst(name, grounds, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['accent', 'danger', ...FAMILIES])(
    'words on the %s button can be read, also while pointed at',
    (name) => {
      expect(worst('on-fill', [`${name}-fill`, `${name}-fill-hover`], theme)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each([
    ...CHANNELS.map((name) => [name, GROUNDS] as const),
    ...FAMILIES.map((name) => [`${name}-line`, ['bg', 'surface', `${name}-bg`]] as const),
    ['line-strong', ['bg', 'surface', 'raised']],
    ['focus', GROUNDS],
    ['inverse-good', ['inverse']],
    ['inverse-bad', ['inverse']],
  ] as const)('--%s can be seen on %j', (name, grounds) => {
    expect(worst(name, grounds, theme)).toBeGreaterThanOrEqual(3);
  });

  it('reply, note and approval are 60° of hue apart at least', () => {
    for (const part of ['text', 'line', 'fill']) {
      const hues = FAMILIES.map((name) => colour(`${name}-${part}`, theme)[2]);
      for (const a of hues) {
        for (const b of hues) {
          const apart = Math.min(Math.abs(a - b), 360 - Math.abs(a - b));
          if (a !== b) expect(apart).toBeGreaterThanOrEqual(60);
        }
      }
    }
  });

  it('initials can be read on every hue', () => {
    const [ground, letters] =
      theme === 0
        ? [
            [0.92, 0.038],
            [0.42, 0.075],
          ]
        : [
            [0.33, 0.045],
            [0.87, 0.06],
          ];
    for (let hue = 0; hue < 360; hue += 30) {
      const ratio = contrast(
        [letters?.[0] ?? 0, letters?.[1] ?? 0, hue],
        [ground?.[0] ?? 0, ground?.[1] ?? 0, hue],
      );
      expect(ratio, `hue ${hue}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});

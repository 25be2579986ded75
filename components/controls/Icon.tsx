import type { IconNode } from 'lucide';
import { h } from 'preact';

interface IconProps {
  /** One of `icons.ts`. */
  readonly of: IconNode;
  /** What it says to those who do not see it; without one it is decoration beside a word. */
  readonly label?: string;
  readonly class?: string;
}

/** A 16 px line icon in the colour of the text around it: one size, one stroke, everywhere. */
export function Icon({ of, label, class: extra = '' }: IconProps) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, else hidden; a title would be a second tooltip
    <svg
      class={`icon ${extra}`}
      viewBox="0 0 24 24"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' })}
    >
      {of.map(([tag, attributes], index) => h(tag, { ...attributes, key: index }))}
    </svg>
  );
}

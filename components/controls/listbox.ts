import type { IconNode } from 'lucide';
import { plain } from './roving.ts';

/** Something to choose from a Combobox or Picker. */
export interface Option {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon?: IconNode;
  /** Options of one group stand together under its name. */
  readonly group?: string;
  readonly count?: number;
  /** Further words it is found by. */
  readonly words?: string;
  /** Why it cannot be chosen. */
  readonly reason?: string;
}

/** No list needs more: typing one more letter is quicker than reading. */
const MOST = 100;

/**
 * Options that have every typed word at the start of one of theirs: first those whose name starts with the text, then
 * those with every word in their name.
 */
export function filterOptions(options: readonly Option[], typed: string): readonly Option[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return options.slice(0, MOST);
  const hasAll = (text: string) => {
    const own = ` ${plain(text)}`;
    return words.every((word) => own.includes(` ${word}`) || own.includes(`-${word}`));
  };
  const found = options.filter((o) => hasAll(`${o.label} ${o.detail ?? ''} ${o.words ?? ''}`));
  const start = words.join(' ');
  const leads = ({ label }: Option) => (plain(label).startsWith(start) ? 0 : hasAll(label) ? 1 : 2);
  // Sorting within groups only: options of a group must stay together under its heading.
  const groups = [...new Set(options.map((option) => option.group))];
  const place = (option: Option) => groups.indexOf(option.group) * 3 + leads(option);
  return found.sort((a, b) => place(a) - place(b)).slice(0, MOST);
}

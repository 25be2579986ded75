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

/** Options that have every typed word at the start of one of theirs; those whose name starts with the text first. */
export function filterOptions(options: readonly Option[], typed: string): readonly Option[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return options.slice(0, MOST);
  const found = options.filter((option) => {
    const own = ` ${plain(`${option.label} ${option.detail ?? ''} ${option.words ?? ''}`)}`;
    return words.every((word) => own.includes(` ${word}`) || own.includes(`-${word}`));
  });
  const start = words.join(' ');
  const leads = (option: Option) => (plain(option.label).startsWith(start) ? 0 : 1);
  // Sorting within groups only: options of a group must stay together under its heading.
  const groups = [...new Set(options.map((option) => option.group))];
  const place = (option: Option) => groups.indexOf(option.group) * 2 + leads(option);
  return found.sort((a, b) => place(a) - place(b)).slice(0, MOST);
}

import { useId, useRef, useState } from 'preact/hooks';
import type { Listbox } from '@/components/controls';
import { useQuery } from '@/core/live/use-query';
import { isAddress, writeRecipient } from '@/core/mail/addresses';
import { fitOf, type KnownRecipient } from '@/core/model/find-recipient';

/** From so many letters on somebody is suggested; one letter fits half the contacts. */
const LEAST = 2;
const NONE: readonly KnownRecipient[] = [];

interface SuggestionProps {
  readonly caseId: string;
  /** What is being typed. */
  readonly text: string;
  /** Addresses in the envelope already. */
  readonly taken: ReadonlySet<string>;
  onChoose(entry: string): void;
}

/** Contacts that fit what is typed; until the answer for the last letter is here, those of the letter before. */
function useFound(caseId: string, text: string, taken: ReadonlySet<string>): readonly KnownRecipient[] {
  const typed = text.trim().slice(0, 100);
  const asked = typed.length < LEAST ? '' : typed;
  const answer = useQuery('recipients', { case: caseId, text: asked });
  const last = useRef(NONE);
  if (answer.state === 'ready') last.current = answer.value;
  if (asked === '') return NONE;
  return last.current.filter(
    (one) => isAddress(one.address) && fitOf(one, asked) >= 0 && !taken.has(one.address),
  );
}

/**
 * Suggestions under an address field. Enter takes the marked one. While what stands in the field is an address by
 * itself none is marked until an arrow key does it: nobody's mail goes to somebody the list put in the way.
 */
export function useSuggestions({ caseId, text, taken, onChoose }: SuggestionProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<number>();
  const [dismissed, setDismissed] = useState('');
  const found = useFound(caseId, text, taken);
  const shown = found.map(({ name, address }) => ({
    id: address,
    label: name || address,
    ...(name && { detail: address }),
  }));
  const count = shown.length;
  const open = count > 0 && dismissed !== text;
  const current = Math.min(active ?? (isAddress(text.trim()) ? -1 : 0), count - 1);
  const choose = (index: number) => {
    const one = found[index];
    setActive(undefined);
    if (one) onChoose(writeRecipient(one));
  };
  const box: Listbox = {
    listId: `${id}-list`,
    optionId: (index) => `${id}-${index}`,
    list,
    text,
    type: () => setActive(undefined),
    shown,
    canCreate: false,
    count,
    current,
    // Resting under the list, the pointer must not choose what Enter takes.
    hover: () => {},
    choose,
    /** True if the key was used up. */
    onKey: (event) => {
      if (!open) return false;
      if (event.key === 'Enter' && current >= 0) choose(current);
      else if (event.key === 'ArrowDown') setActive((current + 1) % count);
      else if (event.key === 'ArrowUp') setActive((Math.max(current, 0) + count - 1) % count);
      else if (event.key === 'Escape') setDismissed(text);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
  return { box, open };
}

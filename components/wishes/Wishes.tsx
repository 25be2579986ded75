import { useEffect } from 'preact/hooks';
import { ChooseCase } from './ChooseCase.tsx';
import { carryOut } from './carry-out.ts';
import { held } from './held.ts';

/** Asks for the wishes that wait; the background hands each to one surface only. */
export function Wishes({ ids }: { readonly ids: readonly string[] }) {
  const list = ids.join(' ');
  useEffect(() => {
    for (const id of list.split(' ').filter(Boolean)) void carryOut(id);
  }, [list]);
  return held.value ? <ChooseCase key={held.value.text} wish={held.value} /> : null;
}

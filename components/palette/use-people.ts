import { useEffect, useState } from 'preact/hooks';
import { useQuery } from '@/core/live/use-query';
import type { PickedText } from '@/core/model/from-page';
import type { KnownPerson } from '@/core/queries/from-page';
import { addressesIn } from './addresses.ts';

/** Whom the selection names: the first address in it, and whom the desks know. Nothing else of it is asked about. */
export function usePeople(picked: PickedText | null): {
  /** '' = there is none. */
  readonly address: string;
  readonly people: readonly KnownPerson[];
} {
  const [addresses, setAddresses] = useState<string[]>([]);
  useEffect(() => {
    if (picked) void addressesIn(picked.text, picked.site).then(setAddresses);
  }, [picked]);
  const answer = useQuery('people', addresses);
  return { address: addresses[0] ?? '', people: answer.state === 'ready' ? answer.value : [] };
}

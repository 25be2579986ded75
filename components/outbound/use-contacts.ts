import { useRef } from 'preact/hooks';
import { useQuery } from '@/core/live/use-query';
import type { FoundContact } from '@/core/model/find-recipient';
import type { Outbound } from './use-outbound.ts';

/** From so many letters on contacts are looked for. */
const LEAST = 2;
const NONE: readonly FoundContact[] = [];

/** Contacts that fit what is typed, as long as it is no whole address itself. */
export function useContacts({ desk, channel, to, reached }: Outbound): readonly FoundContact[] {
  const text = to.address.trim().slice(0, 100);
  const typed = to.contact || text.length < LEAST ? '' : text;
  const answer = useQuery('findContacts', { desk: desk.id, text: typed, kind: channel.kind });
  const last = useRef(NONE);
  if (answer.state === 'ready') last.current = answer.value;
  const known = last.current.filter(({ address }) => address !== reached.address);
  return typed === '' ? NONE : known;
}

import { draftOf } from '@/components/composer/draft-model.ts';
import type { DraftPlace } from '@/core/model/draft';
import { newCaseId, newDraftIn } from '@/core/model/outbox-item';
import type { DraftLine } from '@/core/queries/drafts';
import type { DeskStatus } from '@/core/queries/status';
import type { OutboundWish } from './asked.ts';

/** A desk at which a first message can be written, and who writes it. */
export type OutboundDesk = DeskStatus & { readonly me: NonNullable<DeskStatus['me']> };

/** Desks that send first messages. */
export const outboundDesks = (desks: readonly DeskStatus[]): OutboundDesk[] =>
  desks.flatMap((desk) =>
    desk.me && desk.capabilities.outbound.length > 0 ? [{ ...desk, me: desk.me }] : [],
  );

/** An empty place for a first message at a desk. */
export const newPlace = ({ id, me }: OutboundDesk): DraftPlace => ({
  case: newCaseId(id, crypto.randomUUID()),
  tab: 'reply',
  agent: me.id,
});

/** Where the wished message is written: in its own draft, in a new one if it says anything, else in the last unsent one. */
export function placeFor(wish: OutboundWish, desks: readonly OutboundDesk[], drafts: readonly DraftLine[]) {
  if (wish.place) return wish.place;
  const desk = desks.find(({ id }) => id === wish.desk) ?? desks[0];
  if (!desk) return undefined;
  if (wish.to || wish.text || wish.template) return newPlace(desk);
  const open = drafts.find(
    ({ draft, place, end }) =>
      place === 'new' && end === null && desks.some(({ id }) => draft.case.startsWith(`${id}:`)),
  );
  return open ? open.draft : newPlace(desk);
}

/** The same words to somebody of another desk; channel and template are the old desk's own. */
export function moveToDesk(from: DraftPlace, desk: OutboundDesk): DraftPlace {
  const to = newPlace(desk);
  const { template: _, ...taken } = draftOf(from).discard();
  const about = taken.to && { ...taken.to, channel: '', contact: null };
  draftOf(to).restore({ ...taken, ...to, id: newDraftIn(to.case), ...(about && { to: about }) });
  return to;
}

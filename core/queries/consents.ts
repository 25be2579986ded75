import * as v from 'valibot';
import type { ChannelKind } from '@/core/model/channel';
import { type ConsentState, consentState, lastConsent } from '@/core/model/consent';
import { stopWordIn } from '@/core/model/stop-words';
import type { Consent } from '@/core/model/template';
import { wroteOn } from '@/core/store/consents';
import { toContact } from '@/core/store/contacts';
import { database } from '@/core/store/database';
import { owedChanges, withOwed } from './owed-changes.ts';
import { query } from './query.ts';

/** Where the contact stands on one kind of channel. */
export interface ConsentLine {
  readonly kind: ChannelKind;
  readonly state: ConsentState;
  /** What says so; null = nothing was noted. */
  readonly noted: Consent | null;
  /** Noted here, not confirmed by the desk. */
  readonly waiting: boolean;
}

/** What a contact lets us write, and whether they seem to have asked to stop. */
export interface ConsentsView {
  /** Every kind of channel on which the desk writes first, and the case's own. */
  readonly lines: readonly ConsentLine[];
  /** The word in the case with which they asked to stop, while nobody has noted anything since; null = none. */
  readonly stop: { readonly message: string; readonly word: string } | null;
}

const NOTHING: ConsentsView = { lines: [], stop: null };
/** Further back nobody looks for a word that was overlooked. */
const LOOKED_AT = 30;

/** Consents of a case's contact. */
export const consents = query({
  args: v.pipe(v.string(), v.minLength(1)),
  reads: ['cases', 'contacts', 'messages', 'outbox', 'desks'],
  async run(id): Promise<ConsentsView> {
    const db = await database();
    const record = await db.get('cases', id);
    const [desk, stored] = record
      ? await Promise.all([db.get('desks', record.desk), db.get('contacts', record.contact)])
      : [];
    if (!record || !desk?.capabilities.consents || !stored) return NOTHING;
    const owed = await owedChanges(db, id, record.contact);
    const noted = owed.reduce(withOwed, toContact(stored)).consents;
    const kinds = [...new Set([record.kind, ...desk.capabilities.outbound])];
    const lines = await Promise.all(
      kinds.map(async (kind) => ({
        kind,
        state: consentState(noted, kind, await wroteOn(db, record.contact, kind)),
        noted: lastConsent(noted, kind) ?? null,
        waiting: owed.some(({ action }) => action.kind === 'consent' && action.consent.channel === kind),
      })),
    );
    const last = lastConsent(noted, record.kind)?.at ?? '';
    const range = IDBKeyRange.bound([id, last], [id, '\uffff'], true);
    const since = (await db.getAllFromIndex('messages', 'byCase', range)).slice(-LOOKED_AT);
    const said = since
      .filter(({ direction }) => direction === 'in')
      .map(({ id: message, text }) => ({ message, word: stopWordIn(text) }))
      .findLast(({ word }) => word !== '');
    return { lines, stop: said ?? null };
  },
});

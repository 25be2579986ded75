import { type Changes, type Connector, inThread, placeInThread } from '@/core/connectors/connector';
import { CasebarError } from '@/core/model/errors';
import type { PracticeLine } from '@/core/model/practice-line';
import { aheadOf } from '@/core/model/window';
import type { Receipt } from '../connector.ts';
import { createApprovals } from './approvals.ts';
import { LOCAL_CAPABILITIES } from './capabilities.ts';
import type { DeliveredItem, ServerContact } from './server/database.ts';
import type { DeskServer } from './server/desk-server.ts';
import { globalId, ownAction, ownId, toCase, toContact, toMessage } from './to-model.ts';

/** How requests reach the desk's server; tests put a bad line in between. */
export type Wire = <T>(request: (server: DeskServer) => Promise<T>, signal: AbortSignal) => Promise<T>;

/** What the connector of the embedded desk is made from. */
export interface LocalOptions {
  /** Id of the desk in the store, the prefix of everything that comes from here. */
  readonly desk: string;
  readonly server: DeskServer;
  /** Left out = straight to the server, which lives in the same worker. */
  readonly wire?: Wire;
}

/** Over the line the agent practises with. Nobody can stop the desk's work, but nobody has to wait for it either. */
export const overLine =
  (lineNow: () => Promise<PracticeLine>, serverFor: (signal: AbortSignal) => DeskServer): Wire =>
  async (request, signal) => {
    signal.throwIfAborted();
    const line = await lineNow();
    if (line === 'cut') throw new CasebarError('offline');
    let giveUp = () => {};
    const givenUp = new Promise<never>((_, reject) => {
      giveUp = () => reject(signal.reason);
      signal.addEventListener('abort', giveUp);
    });
    try {
      const answer = await Promise.race([request(serverFor(signal)), givenUp]);
      if (line === 'lossy') throw new CasebarError('offline');
      return answer;
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  };

/** The desk embedded in the extension, behind the interface every helpdesk has. */
export function createLocal({
  desk,
  server,
  wire = overLine(server.line, () => server),
}: LocalOptions): Connector {
  const receipt = (done: DeliveredItem): Receipt => ({
    message: done.message && globalId(desk, done.message),
    at: done.at,
    statusProblem: done.statusProblem,
    // A second delivery of the same item changes nothing there.
    copies: 1,
    ...(done.case && { case: globalId(desk, done.case) }),
  });
  const own = (id: string) => ownId(desk, id);
  const deliver: Connector['deliver'] = async (item, files, signal) => {
    // Files first, as a step of their own: an id twice is the same file, so repeating is harmless.
    for (const [id, blob] of files) await wire((s) => s.putFile(id, blob), signal);
    const { id, agent } = item;
    const action = ownAction(desk, item.action);
    const delivery = { item: id, agent, case: own(item.case), action };
    return receipt(await wire((s) => s.deliver(delivery), signal));
  };
  /** Contacts of cases that changed without them. */
  const known = new Map<string, ServerContact>();

  return {
    capabilities: LOCAL_CAPABILITIES,
    // A request that was given up may still be running, but in one transaction: it is there or it is not.
    settleMs: 0,
    signIn: (signal, as) => wire((s) => s.signIn(as), signal),
    directory: (signal) => wire((s) => s.directory(), signal),

    async pull(cursor, signal): Promise<Changes> {
      const since = Number(cursor ?? 0);
      const asked = Date.now();
      const slice = await wire((s) => s.pull(since), signal);
      const ahead = aheadOf(Date.parse(slice.now), asked, Date.now());
      // A case refers to its channel by id; its kind and its window are the channel's.
      const { channels } = await wire((s) => s.directory(), signal);
      for (const contact of slice.contacts) known.set(contact.id, contact);
      const missing = slice.cases.map((found) => found.contact).filter((id) => !known.has(id));
      for (const contact of await wire((s) => s.contacts(missing), signal)) known.set(contact.id, contact);
      return {
        cases: slice.cases.map((found) =>
          toCase(
            desk,
            found,
            channels.find(({ id }) => id === found.channel),
            known.get(found.contact),
          ),
        ),
        contacts: slice.contacts.map((contact) => toContact(desk, contact)),
        messages: slice.messages.map((message) => toMessage(desk, message)),
        gone: slice.gone.map((id) => globalId(desk, id)),
        cursor: String(slice.upTo),
        more: slice.more,
        nextAt: slice.nextAt,
        ahead,
        directoryChanged: slice.directoryChanged,
        approvalsChanged: slice.approvalsChanged,
        presences: slice.presences.map((one) => ({ ...one, case: globalId(desk, one.case) })),
      };
    },
    listen: (onNews, signal) => server.listen(onNews, signal),
    tell: (caseId, doing, signal) => wire((s) => s.tell(own(caseId), doing), signal),

    async thread(caseId, before, signal) {
      const place = before && inThread(before);
      const from = place && placeInThread({ at: place.at, id: own(place.id) });
      const page = await wire((s) => s.thread(own(caseId), from), signal);
      const items = page.items.map((message) => toMessage(desk, message));
      const oldest = items.at(-1);
      return { items, next: page.next && oldest ? placeInThread(oldest) : null };
    },
    file: (attachment, signal) => wire((s) => s.file(attachment), signal),

    approvals: createApprovals(desk, wire, deliver),
    deliver,
    administer: (change, signal) => wire((s) => s.administer(change), signal),
    rules: (signal) => wire((s) => s.settings(), signal),
    async wasDelivered(item, signal) {
      const done = await wire((s) => s.delivered(item.id), signal);
      return done ? receipt(done) : 'no';
    },
  };
}

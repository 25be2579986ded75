import { liveQuery } from '@/core/live/live-query';
import type { Correspondence } from '@/core/mail/envelope';
import { sendersOf } from '@/core/model/channel';
import type { Message } from '@/core/model/message';
import type { CaseView } from '@/core/queries/case';

/** Whether this case is answered by mails whose envelope the agent chooses. */
export const isMailCase = ({ case: { kind }, capabilities }: CaseView) =>
  kind === 'email' && capabilities.mailEnvelope;

/** Our own addresses, as far as the desk told them: of the channel and of everybody who works here. */
const ownAddresses = ({ channel, agents, me }: CaseView) =>
  [...(channel ? sendersOf(channel) : []), me?.email ?? '', ...agents.map(({ email }) => email)]
    .map((address) => address.trim().toLowerCase())
    .filter((address) => address !== '');

/** What an envelope is made from, as far as the case itself says it: the same words each time for the same case. */
export interface CaseSide {
  readonly name: string;
  readonly email: string;
  readonly subject: string;
  /** One string each, so that an equal list read anew is no reason to read every header again. */
  readonly own: string;
  readonly senders: string;
}

/** What the case says of a correspondence. */
export const caseSide = (view: CaseView): CaseSide => ({
  name: view.contact?.name ?? '',
  email: view.contact?.email ?? '',
  subject: view.case.subject,
  own: ownAddresses(view).join(' '),
  senders: view.channel ? sendersOf(view.channel).join(' ') : '',
});

/** The same with these mails, as envelopes are made from it. */
export const correspondence = (side: CaseSide, messages: readonly Message[]) =>
  ({
    messages,
    contact: { name: side.name, email: side.email },
    own: side.own.split(' '),
    senders: side.senders.split(' ').filter(Boolean),
    subject: side.subject,
  }) satisfies Correspondence;

/** An entry from the store, however old; undefined = it is not here (any more). */
export function storedMessage(id: string): Promise<Message | undefined> {
  return new Promise((resolve) => {
    const live = liveQuery('message', id);
    const stop = live.answer.subscribe((answer) => {
      if (answer.state === 'loading') return;
      resolve(answer.state === 'ready' ? (answer.value ?? undefined) : undefined);
      // Not from within the first call, which comes before `stop` exists.
      queueMicrotask(() => {
        stop();
        live.stop();
      });
    });
  });
}

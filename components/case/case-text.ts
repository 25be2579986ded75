import { formatDateTime, t } from '@/components/locales';
import { liveQuery } from '@/core/live/live-query';
import { CasebarError } from '@/core/model/errors';
import type { Message } from '@/core/model/message';
import type { CaseView, ThreadView } from '@/core/queries/case';
import { eventWords } from './EventLine.tsx';
import { safeName } from './file-bytes.ts';
import { coordinates } from './media/SentThings.tsx';

/** As many entries as the background hands over at once; no case has more. */
const ALL = 20_000;

/** The whole thread as stored, asked anew: an answer kept from earlier may be old. */
function wholeThread(caseId: string): Promise<readonly Message[]> {
  return new Promise((resolve, reject) => {
    const live = liveQuery('thread', { case: caseId, limit: ALL });
    const kept = live.answer.peek();
    let stop = () => {};
    const settle = () => {
      const now = live.answer.peek();
      if (now === kept || now.state === 'loading') return;
      // Not at once: the signal is telling its listeners right now.
      queueMicrotask(() => {
        stop();
        live.stop();
      });
      const done = (view: ThreadView) => resolve(view.messages);
      if (now.state === 'ready') done(now.value);
      else reject(new CasebarError('storage', now.code));
    };
    stop = live.answer.subscribe(settle);
  });
}

/** One entry as words. */
export interface EntryWords {
  readonly kind: Message['kind'];
  /** When, who, and what it is: a note says that it stays inside. */
  readonly head: string;
  readonly body: string;
}

const authorOf = ({ author }: Message) =>
  author.kind === 'bot'
    ? t('author.bot')
    : author.kind === 'system'
      ? t('author.system')
      : author.name || t('contact.unknown');

const kindOf = ({ kind, direction }: Message) =>
  kind === 'note' ? t('media.kind.note') : direction === 'in' ? t('media.kind.in') : t('media.kind.out');

/** An entry as somebody outside Casebar can read it. */
export function entryWords(message: Message): EntryWords {
  const { kind, at, text, attachments, location, cards = [], mail } = message;
  const when = formatDateTime(at);
  if (message.event) return { kind, head: `${when} · ${eventWords(message)}`, body: '' };
  const lines = [
    mail?.to && `${t('thread.mail.to')}: ${mail.to}`,
    mail?.cc && `${t('thread.mail.cc')}: ${mail.cc}`,
    text,
    location &&
      [t('media.location'), location.name, location.address, coordinates(location)]
        .filter(Boolean)
        .join(', '),
    ...cards.map(({ name, phones, emails }) => [t('media.card'), name, ...phones, ...emails].join(', ')),
    ...attachments.map(({ name }) => `[${safeName(name)}]`),
  ];
  return {
    kind,
    head: `${when} · ${authorOf(message)} · ${kindOf(message)}`,
    body: lines.filter(Boolean).join('\n'),
  };
}

/** Number, contact and subject, one line each. */
export const caseHead = ({ case: row }: CaseView) =>
  [t('case.number', { number: row.number }), row.contactName || t('contact.unknown'), row.subject].filter(
    Boolean,
  );

/** Every entry of a case in words, oldest first. Errors: storage. */
export const caseEntries = async (view: CaseView): Promise<EntryWords[]> =>
  (await wholeThread(view.case.id)).map(entryWords);

/** A case as plain text. */
export const asText = (head: readonly string[], entries: readonly EntryWords[]) =>
  [head.join('\n'), ...entries.map((one) => [one.head, one.body].filter(Boolean).join('\n'))].join('\n\n');

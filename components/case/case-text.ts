import { formatDateTime, t } from '@/components/locales';
import { askNow } from '@/core/live/ask-now';
import type { Message } from '@/core/model/message';
import type { CaseView } from '@/core/queries/case';
import { eventWords } from './EventLine.tsx';
import { safeName } from './file-bytes.ts';
import { coordinates } from './media/SentThings.tsx';

/** As many entries as the background hands over at once; no case has more. */
const ALL = 20_000;

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
  (await askNow('thread', { case: view.case.id, limit: ALL })).messages.map(entryWords);

/** A case as plain text. */
export const asText = (head: readonly string[], entries: readonly EntryWords[]) =>
  [head.join('\n'), ...entries.map((one) => [one.head, one.body].filter(Boolean).join('\n'))].join('\n\n');

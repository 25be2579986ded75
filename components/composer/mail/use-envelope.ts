import { useEffect, useMemo } from 'preact/hooks';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import { type EnvelopeProblem, envelopeProblem, MOST_RECIPIENTS } from '@/core/mail/addresses';
import { type Correspondence, knownAddresses, startEnvelope } from '@/core/mail/envelope';
import { isSigned } from '@/core/mail/signature';
import { sendersOf } from '@/core/model/channel';
import type { MailDraft } from '@/core/model/mail-draft';
import type { Message } from '@/core/model/message';
import type { CaseView } from '@/core/queries/case';
import type { DraftModel } from '../draft-model.ts';
import { fetchFiles } from './forward-files.ts';

/** As many entries as the thread shows at first: the same live answer serves both. */
const LIMIT = 50;
const NONE: readonly Message[] = [];

/** Whom a mail goes to, as it stands now, and what will be put under it. */
export interface Envelope {
  readonly mail: MailDraft;
  readonly about: Correspondence;
  /** Addresses that took part before. */
  readonly known: ReadonlySet<string>;
  /** Addresses it may be sent from, the usual one first. */
  readonly senders: readonly string[];
  readonly problem: EnvelopeProblem | undefined;
  /** Put under the text at sending; '' = none. */
  readonly signature: string;
}

/** Why a mail cannot go out with its envelope, as a sentence. */
export function envelopeSentence({ kind, detail }: EnvelopeProblem): string {
  if (kind === 'address') return t('mail.problem.address', { address: detail });
  if (kind === 'too-many') return t('mail.problem.tooMany', { max: MOST_RECIPIENTS, have: detail });
  if (kind === 'sender') return t('mail.problem.sender', { address: detail });
  return kind === 'fetching' ? t('mail.problem.fetching', { name: detail }) : t('mail.problem.noTo');
}

/** Our own addresses, as far as the desk told them: of the channel and of everybody who works here. */
const ownAddresses = ({ channel, agents, me }: CaseView) =>
  [...(channel ? sendersOf(channel) : []), me?.email ?? '', ...agents.map(({ email }) => email)]
    .map((address) => address.trim().toLowerCase())
    .filter((address) => address !== '');

/** Whether this case is answered by mails whose envelope the agent chooses. */
const isMailCase = ({ case: { kind }, capabilities }: CaseView) =>
  kind === 'email' && capabilities.mailEnvelope;

/** The envelope of the mail being written; undefined = this is no mail, or its thread is not here yet. */
export function useEnvelope(view: CaseView, draft: DraftModel): Envelope | undefined {
  const answer = useQuery('thread', { case: view.case.id, limit: LIMIT });
  const messages = answer.state === 'ready' ? answer.value.messages : NONE;
  const isHere = isMailCase(view) && (answer.state === 'ready' || draft.mail.value !== undefined);
  const { name = '', email = '' } = view.contact ?? {};
  const { subject } = view.case;
  // One string, so that an equal list read anew is no reason to read every header again.
  const ours = ownAddresses(view).join(' ');
  const from = view.channel ? sendersOf(view.channel).join(' ') : '';
  const found = useMemo(() => {
    const senders = from.split(' ').filter(Boolean);
    const contact = { name, email };
    const about: Correspondence = { messages, contact, own: ours.split(' '), senders, subject };
    return { about, senders, known: knownAddresses(about), start: startEnvelope('reply', about) };
  }, [messages, name, email, ours, from, subject]);
  const text = view.me?.signature.trim() ?? '';
  const done = useMemo(() => isSigned(messages, text, draft.id), [messages, text, draft.id]);
  draft.suggested = isHere ? found.start : undefined;
  const mail = draft.mail.value ?? found.start;
  const missing = mail.toFetch?.length ?? 0;
  // Also after a reload: the stored draft knows which files it still waits for.
  useEffect(() => {
    if (isHere && missing > 0) void fetchFiles(view.case.id, draft);
  }, [isHere, missing, view.case.id, draft]);
  if (!isHere) return undefined;
  const signature = done || mail.unsigned ? '' : text;
  const { about, known, senders } = found;
  return { mail, about, known, senders, problem: envelopeProblem(mail, senders), signature };
}

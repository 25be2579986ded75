import { useEffect, useMemo } from 'preact/hooks';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import { type EnvelopeProblem, envelopeProblem, MOST_RECIPIENTS } from '@/core/mail/addresses';
import { type Correspondence, knownAddresses, startEnvelope } from '@/core/mail/envelope';
import { isSigned } from '@/core/mail/signature';
import type { MailDraft } from '@/core/model/mail-draft';
import type { Message } from '@/core/model/message';
import type { CaseView } from '@/core/queries/case';
import type { DraftModel } from '../draft-model.ts';
import { caseSide, correspondence, isMailCase } from './correspondence.ts';
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

/** The envelope of the mail being written, and why it cannot go yet: '' = nothing is missing. */
export interface Found {
  /** undefined = this is no mail, or its thread is not here yet. */
  readonly envelope: Envelope | undefined;
  readonly notYet: string;
}

/** The mails an answer is about, and what is missing while they are not here. */
function useMails(view: CaseView) {
  const answer = useQuery('thread', { case: view.case.id, limit: LIMIT });
  const isReady = answer.state === 'ready';
  // Without them nobody knows whom it goes to, what it answers, and whether it is signed already.
  const failed = answer.state === 'failed' ? t('error.load.thread') : t('mail.problem.loading');
  const notYet = isReady || !isMailCase(view) ? '' : failed;
  return { messages: isReady ? answer.value.messages : NONE, isReady, notYet };
}

/** The envelope of the mail being written, as its draft and its thread say it. */
export function useEnvelope(view: CaseView, draft: DraftModel): Found {
  const { messages, isReady, notYet } = useMails(view);
  const isHere = isMailCase(view) && (isReady || draft.mail.value !== undefined);
  const { name, email, subject, own, senders } = caseSide(view);
  const found = useMemo(() => {
    const about = correspondence({ name, email, subject, own, senders }, messages);
    return { about, known: knownAddresses(about), start: startEnvelope('reply', about) };
  }, [messages, name, email, subject, own, senders]);
  const text = view.me?.signature.trim() ?? '';
  const done = useMemo(() => isSigned(messages, text, draft.id), [messages, text, draft.id]);
  draft.suggested = isHere ? found.start : undefined;
  const mail = draft.mail.value ?? found.start;
  const missing = mail.toFetch?.length ?? 0;
  // Also after a reload: the stored draft knows which files it still waits for.
  useEffect(() => {
    if (isHere && missing > 0) void fetchFiles(view.case.id, draft);
  }, [isHere, missing, view.case.id, draft]);
  if (!isHere) return { envelope: undefined, notYet };
  const signature = done || mail.unsigned ? '' : text;
  const { about, known } = found;
  const problem = envelopeProblem(mail, about.senders);
  return { envelope: { mail, about, known, senders: about.senders, problem, signature }, notYet };
}

import { type Signal, signal } from '@preact/signals';
import { afterSend } from '@/components/app/after-send.ts';
import { settings } from '@/components/app/settings.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import { templateRefusal } from '@/components/templates/refusal-text.ts';
import { readOf } from '@/components/unseen/reading.ts';
import { desk } from '@/core/live/desk';
import { signed } from '@/core/mail/signature';
import type { CaseStatus } from '@/core/model/case';
import type { Draft, DraftTab, ForReview } from '@/core/model/draft';
import { CasebarError, codeOf, type ErrorCode } from '@/core/model/errors';
import type { MailDraft } from '@/core/model/mail-draft';
import type { Seen } from '@/core/model/seen';
import type { FilledTemplate } from '@/core/model/template';
import type { CaseView } from '@/core/queries/case';
import { renderText } from '@/core/templates/fill';
import type { DraftModel } from './draft-model.ts';

/** Why a draft could not be handed over. */
export interface SendProblem {
  readonly code: ErrorCode;
  /** What happened and what is safe. */
  readonly text: string;
  /** Who won, which number; '' = the sentence says it all. */
  readonly detail: string;
}

/** How the handing over of a draft goes; it outlives the pane, so that going elsewhere hides no failure. */
export interface Sending {
  readonly busy: Signal<boolean>;
  readonly problem: Signal<SendProblem | undefined>;
  /** Others wrote meanwhile, and the agent has not decided yet. */
  readonly stopped: Signal<Stopped | undefined>;
}

/** What was to be sent when it stopped. */
export interface Stopped {
  readonly seen: Seen;
  readonly status: CaseStatus | null;
  /** '' = at once. */
  readonly sendAt: string;
}

const all = new WeakMap<DraftModel, Sending>();

/** How the sending of this draft goes. */
export function sendingOf(draft: DraftModel): Sending {
  const sending = all.get(draft) ?? {
    busy: signal(false),
    problem: signal<SendProblem>(),
    stopped: signal<Stopped>(),
  };
  all.set(draft, sending);
  return sending;
}

const CALLS = { reply: desk.submitReply, note: desk.submitNote } as const;

function problemOf(error: unknown, taken: Draft | undefined): SendProblem {
  const code = codeOf(error);
  const detail = error instanceof CasebarError ? error.detail : '';
  // The same draft went out with another text: an answer got lost, and the agent wrote on.
  if (code === 'conflict') return { code, text: t('composer.sentBefore'), detail: '' };
  const file = taken?.attachments.find(({ name }) => code === 'gone' && name === detail);
  if (file) return { code, text: t('attachment.missing', { name: file.name }), detail: '' };
  const told = templateRefusal({ code, detail });
  return told ? { code, text: told, detail: '' } : { code, text: t(`error.${code}`), detail };
}

/** So long the background gets to come up again, in milliseconds; it takes about 30. */
const AGAIN = [100, 400, 1500];

/**
 * The background may be stopped before it answers, with or without having stored what it got. The draft's id makes
 * asking again harmless; not asking would leave a sent text in the field as if it were unsent.
 */
export async function untilAnswered<T>(ask: () => Promise<T>, pauses: readonly number[] = AGAIN): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const [pause, ...rest] = pauses;
    if (codeOf(error) !== 'unexpected' || pause === undefined) throw error;
    await new Promise((done) => setTimeout(done, pause));
    return untilAnswered(ask, rest);
  }
}

/** A draft as the background takes it: what is shown under the text is part of it from here on. */
const callOf = (
  { id, agent, text, attachments, template, mail, replyTo }: Draft,
  { signature = '', filled }: Pick<SendWay, 'signature' | 'filled'>,
) => ({
  draft: id,
  ...(agent && { agent }),
  // A template has its own text and its own file; what was written and attached beside it stays in the draft.
  ...(template && filled
    ? { text: renderText(filled), attachments: [], template }
    : { text: signed(text, signature), attachments: [...attachments] }),
  ...(mail && { mail: asArgument(mail) }),
  ...(replyTo && { replyTo }),
});

/** Messages take lists that may be changed. */
const asArgument = ({ to, cc, bcc, toFetch, ...mail }: MailDraft) => ({
  ...mail,
  to: [...to],
  cc: [...cc],
  bcc: [...bcc],
  ...(toFetch && { toFetch: [...toFetch] }),
});

/** How a draft goes out. */
export interface SendWay {
  /** Status to set with it. */
  readonly status: CaseStatus | null;
  readonly signature?: string | undefined;
  /** The draft's template with the desk's text of it. */
  readonly filled?: FilledTemplate | undefined;
  /** When it shall go out; ISO, '' = at once. */
  readonly sendAt?: string;
  /** For the tab `approval` alone: who decides, and a word to them. */
  readonly asks?: Pick<ForReview, 'note' | 'queue' | 'of'> | undefined;
}

/** The tab decides which call there is, and nothing else: a note has no way to the contact, nor a request. */
function callFor(tab: DraftTab, { note = '', queue = null, of = null }: Partial<ForReview> = {}) {
  if (tab !== 'approval') return CALLS[tab];
  return (owed: Parameters<typeof desk.submitReply>[0]) =>
    desk.requestApproval({ ...owed, note, queue, ...(of && { of }) });
}

/**
 * Hands a draft over. The field is empty at once and the thread shows the message as provisional; if the
 * background could not store it, the text is back, without the signature that is put under it here. The draft's id
 * makes a second try of the same one harmless.
 */
export async function sendDraft(
  view: CaseView,
  tab: DraftTab,
  draft: DraftModel,
  { status, signature, sendAt = '', asks, filled }: SendWay,
): Promise<void> {
  const { busy, problem, stopped } = sendingOf(draft);
  if (busy.value) return;
  busy.value = true;
  problem.value = undefined;
  stopped.value = undefined;
  const seen = tab === 'note' ? undefined : readOf(view.case.id);
  const call = callFor(tab, asks);
  let taken: Draft | undefined;
  try {
    await draft.handOver((written) => {
      taken = written;
      const { id: caseId, revision } = view.case;
      const whole = { ...callOf(written, { signature, filled }), ...(sendAt && { sendAt }) };
      const undo = settings.value.undoSeconds * 1000;
      const read = seen && { seen: { ids: [...seen.ids], from: seen.from } };
      const owed = { ...whole, case: caseId, status, undo, seenRevision: revision, ...read };
      return untilAnswered(() => call(owed));
    });
    // The thread shows the message and how far it has come; only what it cannot show needs words.
    if (!navigator.onLine && tab !== 'note' && !sendAt)
      toast.show({ text: t(tab === 'reply' ? 'toast.replyQueued' : 'ask.stored') });
    if (tab !== 'note') void afterSend(view.case.id);
  } catch (error) {
    if (codeOf(error) === 'unseen' && seen) stopped.value = { seen, status, sendAt };
    else problem.value = problemOf(error, taken);
    if (codeOf(error) === 'conflict') draft.renew();
  } finally {
    busy.value = false;
  }
}

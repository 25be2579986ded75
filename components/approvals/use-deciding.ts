import { useRef, useState } from 'preact/hooks';
import { settings } from '@/components/app/settings.ts';
import { untilAnswered } from '@/components/composer/send-draft.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { Proposal } from '@/core/model/approval';
import type { CaseStatus } from '@/core/model/case';
import { CasebarError, codeOf } from '@/core/model/errors';
import type { ApprovalView } from '@/core/queries/approvals';
import { rememberDecision } from './decisions.ts';
import { fillingOf } from './proposed-template.ts';
import type { Reviewed } from './use-review.ts';
import { contactOf, type Stop } from './verdict.ts';

/** The three things that can be done with a request, and how the last of them went. */
export interface Deciding {
  /** Being handed over just now. */
  readonly busy: 'approve' | 'return' | 'pass' | null;
  /** Why it was not taken; undefined = nothing went wrong. */
  readonly stop: Stop | undefined;
  /** The reviewer has read why. */
  clear(): void;
  approve(status: CaseStatus | null): void;
  giveBack(): void;
  pass(to: { readonly agent: string | null; readonly queue: string | null; readonly name: string }): void;
}

/** Messages take lists that may be changed. */
const argumentsOf = ({ attachments, mail, replyTo }: Proposal) => ({
  attachments: attachments.map(({ id, name, type, size }) => ({ id, name, type, size })),
  ...(mail && {
    mail: {
      ...mail,
      to: [...mail.to],
      cc: [...mail.cc],
      bcc: [...mail.bcc],
      ...(mail.toFetch && { toFetch: [...mail.toFetch] }),
    },
  }),
  ...(replyTo && { replyTo }),
});

/** Remembers what can be taken back for a few seconds; without them, it is only said. */
function remember(view: ApprovalView, item: string, kind: 'approve' | 'return', undo: number) {
  const { approval } = view;
  const name = kind === 'approve' ? contactOf(view) : approval.author.name;
  if (undo === 0) {
    const text =
      kind === 'approve' ? t('review.done.approve', { name }) : t('review.done.return', { author: name });
    return toast.show({ text });
  }
  return rememberDecision({ item, approval: approval.id, do: kind, name, until: Date.now() + undo });
}

/** Hands decisions over to the background. `onDone` comes as soon as one is stored, which is before it has arrived. */
export function useDeciding(view: ApprovalView, { review, change }: Reviewed, onDone: () => void): Deciding {
  const [busy, setBusy] = useState<Deciding['busy']>(null);
  const [stop, setStop] = useState<Stop>();
  const under = useRef(false);
  const { approval } = view;
  const run = async (kind: NonNullable<Deciding['busy']>, work: (id: string) => Promise<unknown>) => {
    // A second press may come before the first is drawn.
    if (under.current) return;
    under.current = true;
    setBusy(kind);
    setStop(undefined);
    try {
      // The same id however often it is asked: an answer that got lost makes no second decision.
      const id = crypto.randomUUID();
      await untilAnswered(() => work(id));
      change({ form: 'none' });
      onDone();
    } catch (error) {
      setStop({ code: codeOf(error), detail: error instanceof CasebarError ? error.detail : '' });
    } finally {
      under.current = false;
      setBusy(null);
    }
  };
  const undo = settings.value.undoSeconds * 1000;
  const { id: request } = approval;
  // Of the text that was looked at: a newer one of the author's is never decided unseen.
  const { revision } = review;
  return {
    busy,
    stop,
    clear: () => setStop(undefined),
    approve: (status) =>
      void run('approve', async (id) => {
        const rest = argumentsOf(approval.proposal);
        const threadRevision = view.case?.revision ?? approval.threadRevision;
        const of = { id, approval: request, revision, hash: approval.hash, threadRevision };
        const template = fillingOf(view, review)?.fill;
        const files = template ? { attachments: [] } : {};
        const words = { text: review.text, ...(template && { template }), ...files };
        await desk.approveReply({ ...of, ...rest, ...words, status, undo });
        await remember(view, id, 'approve', undo);
      }),
    giveBack: () =>
      void run('return', async (id) => {
        await desk.returnApproval({ id, approval: request, revision, reason: review.reason.trim(), undo });
        await remember(view, id, 'return', undo);
      }),
    pass: ({ agent, queue, name }) =>
      void run('pass', async (id) => {
        await desk.passApproval({ id, approval: request, agent, queue, note: review.note.trim() });
        toast.show({ text: t('review.done.pass', { to: name }) });
      }),
  };
}

import { type Signal, signal } from '@preact/signals';
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { ForReview } from '@/core/model/draft';
import type { CaseView } from '@/core/queries/case';
import type { DraftModel } from '../draft-model.ts';
import { sendChoice } from '../send-choice.ts';

/** '' = everybody who may approve. */
const Stored = v.pipe(v.string(), v.maxLength(300));
// One signal per desk and surface, as for the status to send with.
const choices = new Map<string, Signal<string | undefined>>();
const keyOf = (desk: string) => `approveBy:${desk}`;

/** The queue asked last on a desk; undefined = none was ever chosen. */
function lastQueue(desk: string): Signal<string | undefined> {
  const before = choices.get(desk);
  if (before) return before;
  const choice = signal<string | undefined>(undefined);
  choices.set(desk, choice);
  void browser.storage.local.get(keyOf(desk)).then((stored) => {
    const parsed = v.safeParse(Stored, stored[keyOf(desk)]);
    if (parsed.success) choice.value ??= parsed.output;
  });
  return choice;
}

/** Remembers whom this desk's requests go to, on every surface. */
export function rememberQueue(desk: string, queue: string | null) {
  lastQueue(desk).value = queue ?? '';
  void browser.storage.local.set({ [keyOf(desk)]: queue ?? '' });
}

const others = ({ agents, me }: CaseView) =>
  agents.filter(({ id, rights }) => id !== me?.id && rights.includes('approve'));

/** Queues in which somebody else may approve: elsewhere a request would wait for nobody. */
export const approvingQueues = (view: CaseView) =>
  view.queues.filter(({ id }) => others(view).some(({ queues }) => queues.includes(id)));

/** The desk has told who works there, and nobody else may approve. */
export const nobodyApproves = (view: CaseView) => view.agents.length > 0 && others(view).length === 0;

/** The queue asked last, else the case's own; null = everybody who may approve. */
function usualQueue(view: CaseView): string | null {
  const wanted = lastQueue(view.case.desk).value ?? view.case.queue;
  return approvingQueues(view).find(({ id }) => id === wanted)?.id ?? null;
}

/** Note, queue and status as they would go out now: chosen for this text, else as the last time. */
export const reviewOf = (view: CaseView, draft: DraftModel): ForReview =>
  draft.review.value ?? {
    note: '',
    queue: usualQueue(view),
    status: sendChoice(view.case.desk).value,
    of: null,
  };

/** The agent chose some of it. */
export const setReview = (view: CaseView, draft: DraftModel, change: Partial<ForReview>) =>
  draft.setReview({ ...reviewOf(view, draft), ...change });

/**
 * The waiting request whose text this draft replaces, as it is now; null = none. One that was decided meanwhile cannot be
 * replaced any more: then the draft is a request of its own.
 */
export function replaced(view: CaseView, draft: DraftModel): ForReview['of'] {
  const of = draft.review.value?.of;
  const row = view.approvals.find(({ approval }) => approval.id === of?.approval);
  if (row?.approval.state !== 'waiting') return null;
  return { approval: row.approval.id, revision: row.approval.revision };
}

import { signal } from '@preact/signals';
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { act } from '@/components/app/act.ts';
import { untilAnswered } from '@/components/composer/send-draft.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { codeOf } from '@/core/model/errors';
import type { ApprovalRow } from '@/core/queries/approvals';
import { contactOf } from './verdict.ts';

const KEY = 'decisions';
const Decision = v.object({
  /** Id of the outbox item. */
  item: v.string(),
  approval: v.string(),
  do: v.picklist(['approve', 'return']),
  /** Whom it is about: the contact, or the author it goes back to. */
  name: v.string(),
  /** Until when it can be taken back; epoch. */
  until: v.number(),
});
/** A decision that can be taken back for a few seconds more. */
export type Decision = v.InferOutput<typeof Decision>;

/** Those of this browser, oldest first. They survive the popup, which closes at the first click beside it. */
export const decisions = signal<readonly Decision[]>([]);

/** What happened, in words that are said once. */
export const said = ({ do: done, name }: Decision) =>
  done === 'approve' ? t('review.done.approve', { name }) : t('review.done.return', { author: name });

/** The same with the seconds that are left, for the eye only. */
export const counted = ({ do: done, name }: Decision, count: number) =>
  done === 'approve'
    ? t('review.done.approve.in', { name, count })
    : t('review.done.return.in', { author: name, count });

const put = (next: readonly Decision[]) => {
  decisions.value = next;
  return browser.storage.local.set({ [KEY]: [...next] });
};

/** Those that are not over, from before the popup closed. */
export async function startDecisions() {
  const parsed = v.safeParse(v.array(Decision), (await browser.storage.local.get(KEY))[KEY]);
  const now = Date.now();
  decisions.value = parsed.success ? parsed.output.filter(({ until }) => until > now) : [];
}

/** One was just made; those that are over go. */
export const rememberDecision = (decision: Decision) => {
  const now = Date.now();
  return put([...decisions.value.filter(({ until }) => until > now), decision]);
};

/** Taken back, or too late for it: not to be found again. */
const over = new Set<string>();

/**
 * The popup may have closed between a decision and its answer, and others are made in the sidebar: whatever can still be
 * taken back is found among the requests themselves.
 */
export function adoptDecisions(rows: readonly ApprovalRow[]) {
  for (const { approval, owed, ...row } of rows) {
    const until = Date.parse(owed?.undoUntil ?? '');
    if (!owed || !(until > Date.now())) continue;
    const { item, step } = owed;
    if (over.has(item) || decisions.value.some((one) => one.item === item)) continue;
    const { id, author } = approval;
    if (step.do === 'approve')
      void rememberDecision({ item, approval: id, do: 'approve', name: contactOf(row), until });
    if (step.do === 'return')
      void rememberDecision({ item, approval: id, do: 'return', name: author.name, until });
  }
}

/** It went out, or there is nothing to take back any more. */
export const forgetDecision = (item: string) => put(decisions.value.filter((one) => one.item !== item));

/** Takes a decision back, or says that it is too late; answers whether it is undone. */
export async function undoDecision({ item }: Decision): Promise<boolean> {
  over.add(item);
  await forgetDecision(item);
  try {
    await untilAnswered(() => desk.takeBack(item));
    toast.show({ text: t('review.taken'), seconds: 2 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'gone') toast.show({ text: t('undo.tooLate'), tone: 'bad' });
    else await act(Promise.reject(error));
    return false;
  }
}

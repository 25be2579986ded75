import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { CASE_STATUSES } from '@/core/model/case';
import { FillArg } from '@/core/model/reply-args';

/** Forms under a request; one at a time is open. */
export const FORMS = ['none', 'return', 'pass'] as const;

const Review = v.object({
  /** The author's revision that was in front of the reviewer, with its text: a newer one is compared with it. */
  revision: v.number(),
  base: v.string(),
  /** What is to go out. */
  text: v.string(),
  /** Values of a template, changed by the reviewer; `text` follows from them. Absent = as its author filled it. */
  fill: v.optional(FillArg),
  /** Status to set; absent = as its author chose. */
  status: v.optional(v.nullable(v.picklist(CASE_STATUSES))),
  form: v.picklist(FORMS),
  reason: v.string(),
  /** Whom it is passed to, as an option of the list; null = nobody yet. */
  to: v.nullable(v.string()),
  note: v.string(),
  /** The thread's revision that was looked at after it had moved on; null = it was not looked at again. */
  looked: v.nullable(v.number()),
  /** When it was touched last; epoch. */
  at: v.number(),
});
/** What a reviewer has begun with one request: nothing of it is lost when the popup closes in the middle of a word. */
export type Review = v.InferOutput<typeof Review>;

/** Of one reviewer: whoever else is signed in here begins anew. */
const PREFIX = 'review:';
const keyOf = (agent: string, approval: string) => `${PREFIX}${agent}:${approval}`;
/** Reviews begun and not touched for so long are forgotten, in milliseconds; the request itself stays. */
const FORGOTTEN = 14 * 86_400_000;

/** As it was left; null = nothing was begun. */
export async function readReview(agent: string, approval: string): Promise<Review | null> {
  const key = keyOf(agent, approval);
  const parsed = v.safeParse(Review, (await browser.storage.local.get(key))[key]);
  return parsed.success ? parsed.output : null;
}

/** At every keystroke: the request to store it has left before the popup can be closed. */
export function writeReview(agent: string, approval: string, review: Review) {
  return browser.storage.local.set({ [keyOf(agent, approval)]: { ...review, at: Date.now() } });
}

/** It is decided for good. */
export const dropReview = (agent: string, approval: string) =>
  browser.storage.local.remove(keyOf(agent, approval));

/** Forgets what nobody came back to. */
export async function sweepReviews(now: number) {
  const all = await browser.storage.local.get(null);
  const old = Object.entries(all).filter(([key, value]) => {
    if (!key.startsWith(PREFIX)) return false;
    const parsed = v.safeParse(Review, value);
    return !parsed.success || now - parsed.output.at > FORGOTTEN;
  });
  if (old.length > 0) await browser.storage.local.remove(old.map(([key]) => key));
}

/** Each has a place of its own: what is open in the popup is not what the sidebar shows. */
export type Where = 'popup' | 'inbox';
const placeKey = (where: Where) => `approvals:${where}`;
const Place = v.object({
  /** The request in front; null = the list. */
  open: v.nullable(v.string()),
  author: v.nullable(v.string()),
  queue: v.nullable(v.string()),
  channel: v.nullable(v.string()),
  /** CSS pixels the list was scrolled. */
  top: v.number(),
  /** The row that has the keyboard, by its request. */
  row: v.nullable(v.string()),
});
/** Where an approver is in the list. */
export type ListPlace = v.InferOutput<typeof Place>;
/** At the top, of everybody. */
export const START: ListPlace = { open: null, author: null, queue: null, channel: null, top: 0, row: null };

/** Where the approver was when the popup closed; null = nobody has approved in this browser yet. */
export async function readPlace(where: Where): Promise<ListPlace | null> {
  const key = placeKey(where);
  const parsed = v.safeParse(Place, (await browser.storage.local.get(key))[key]);
  return parsed.success ? parsed.output : null;
}

/** Remembers it; the popup is destroyed without a word. */
export const writePlace = (where: Where, place: ListPlace) =>
  browser.storage.local.set({ [placeKey(where)]: place });

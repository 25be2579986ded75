import { computed, signal } from '@preact/signals';
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { focusComposerOf } from '@/components/composer/focus.ts';
import { INBOX_VIEWS, type InboxView } from '@/core/model/inbox-view';

const KEY = 'place';
const Place = v.object({
  view: v.picklist(INBOX_VIEWS),
  case: v.nullable(v.string()),
  /** What waits for approval is listed instead of the view, which stays as it was. */
  approvals: v.optional(v.boolean()),
});
/** What a surface shows: a view of the inbox, and the case in front of it, if one is. */
export type Place = v.InferOutput<typeof Place>;

/** What this surface shows now; components read it, only the functions below write it. */
export const place = signal<Place>({ view: 'queues', case: null });

/** What lies over what is shown, which stays where it was: the outbox, or the agent's own requests for approval. */
export const over = signal<'outbox' | 'approvals' | null>(null);
/** Whether that is the outbox. */
export const outboxShown = computed(() => over.value === 'outbox');
/** Shows what is on its way, failed or held, of all desks. */
export const showOutbox = () => {
  over.value = 'outbox';
};
/** Shows what the agent sent for approval, and what became of it. */
export const showMyApprovals = () => {
  over.value = 'approvals';
};
/** Back to what was shown before. */
export const hideOver = () => {
  over.value = null;
};

/** Where the agent was last, so that a reload or another page goes on there. */
export async function startNavigation() {
  const stored = v.safeParse(Place, (await browser.storage.local.get(KEY))[KEY]);
  if (stored.success) place.value = stored.output;
  // A link to a case (a notification, a copied address) beats where the agent was last.
  const asked = new URLSearchParams(location.search);
  const linked = asked.get('case');
  if (linked) place.value = { ...place.value, case: linked };
  if (linked && asked.has('answer')) focusComposerOf(linked, 'reply');
  if (asked.has('outbox')) showOutbox();
}

function go(next: Place) {
  hideOver();
  place.value = next;
  void browser.storage.local.set({ [KEY]: next });
}

/** Another view; an open case is left, its tab stays. */
export const showView = (view: InboxView) => go({ view, case: null });
/** What waits for this agent's approval, as a list. */
export const showApprovals = () => go({ ...place.value, case: null, approvals: true });
/** Back to the list, in the view it was in. */
export const showInbox = () => go({ ...place.value, case: null });
/** A case in front. It only shows: taking it is `desk.openCase`, on purpose a step of its own. */
export const showCase = (id: string) => go({ ...place.value, case: id });

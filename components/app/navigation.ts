import { signal } from '@preact/signals';
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { INBOX_VIEWS, type InboxView } from '@/core/model/inbox-view';

const KEY = 'place';
const Place = v.object({ view: v.picklist(INBOX_VIEWS), case: v.nullable(v.string()) });
/** What a surface shows: a view of the inbox, and the case in front of it, if one is. */
export type Place = v.InferOutput<typeof Place>;

export const place = signal<Place>({ view: 'queues', case: null });

/** Where the agent was last, so that a reload or another page goes on there. */
export async function startNavigation() {
  const stored = v.safeParse(Place, (await browser.storage.local.get(KEY))[KEY]);
  if (stored.success) place.value = stored.output;
  const linked = new URLSearchParams(location.search).get('case');
  if (linked) place.value = { ...place.value, case: linked };
}

function go(next: Place) {
  place.value = next;
  void browser.storage.local.set({ [KEY]: next });
}

export const showView = (view: InboxView) => go({ view, case: null });
export const showInbox = () => go({ ...place.value, case: null });
export const showCase = (id: string) => go({ ...place.value, case: id });

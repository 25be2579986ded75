import { signal } from '@preact/signals';
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { desk } from '@/core/live/desk';
import { FramePlace } from '@/core/model/frame-place';
import { act } from './act.ts';

/** Where our frame sits in its page, as far as this surface knows; the background keeps it per site. */
export const docked = signal<FramePlace>({ side: 'right', width: 400, docked: false });

/**
 * Reads what is kept for the page's site. A frame learns its page's origin from `ancestorOrigins` only, which
 * Firefox lacks; there the width it has is all it knows.
 */
export async function startFramePlace() {
  if (window === window.top) return;
  const origin = location.ancestorOrigins?.[0] ?? '';
  const key = `place:${origin}`;
  const stored = v.safeParse(FramePlace, (await browser.storage.local.get(key))[key]);
  docked.value = stored.success ? stored.output : { ...docked.value, width: window.innerWidth };
}

/** Moves the frame; its width is what it is now. */
export function placeFrame(part: Partial<FramePlace>) {
  docked.value = { ...docked.value, width: Math.max(320, window.innerWidth), ...part };
  void act(desk.placeFrame(docked.value));
}

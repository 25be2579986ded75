import { type Signal, signal } from '@preact/signals';
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { settings } from '@/components/app/settings.ts';
import type { Channel, ChannelKind } from '@/core/model/channel';

/** What the send button does besides sending; null = only send. */
export const SEND_STATUSES = ['pending', 'escalated', 'resolved'] as const;
/** The status a reply sets as it goes out. */
export type SendStatus = (typeof SEND_STATUSES)[number] | null;

const Stored = v.nullable(v.picklist(SEND_STATUSES));
// One signal per desk and surface, so that two open cases show the same button.
const choices = new Map<string, Signal<SendStatus>>();
const keyOf = (desk: string) => `sendAs:${desk}`;

/** The last choice on a desk; the button shows it, so that nobody has to remember what a click will do. */
export function sendChoice(desk: string): Signal<SendStatus> {
  const before = choices.get(desk);
  if (before) return before;
  const choice = signal<SendStatus>(null);
  choices.set(desk, choice);
  void browser.storage.local.get(keyOf(desk)).then((stored) => {
    const parsed = v.safeParse(Stored, stored[keyOf(desk)] ?? null);
    if (parsed.success) choice.value = parsed.output;
  });
  return choice;
}

/** Remembers a choice for the next time, on every surface. */
export function rememberChoice(desk: string, status: SendStatus) {
  sendChoice(desk).value = status;
  void browser.storage.local.set({ [keyOf(desk)]: status });
}

/** Where people write one line and send it. A mail or a post is not taken back, and has paragraphs. */
const CHAT_LIKE: readonly ChannelKind[] = ['chat', 'whatsapp', 'sms', 'apple', 'messenger', 'instagram'];

/** Whether Enter alone sends on this channel, as the agent set it; never on one that everybody reads. */
export const enterSends = (channel: Channel | null): boolean =>
  settings.value.enterSends && channel !== null && !channel.isPublic && CHAT_LIKE.includes(channel.kind);

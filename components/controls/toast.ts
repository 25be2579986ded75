import { signal } from '@preact/signals';

/** A short message about something that just happened. */
export interface ToastContent {
  readonly text: string;
  readonly tone?: 'plain' | 'good' | 'bad';
  /** Usually Undo. */
  readonly action?: { readonly label: string; run(): void };
  /** A second thing to do about it: looking at the details. */
  readonly second?: { readonly label: string; run(): void };
  /** How long it stays; 0 = until dismissed. */
  readonly seconds?: number;
}

/** A message on show, with what was left out filled in. */
export interface ToastEntry extends ToastContent {
  readonly id: number;
  readonly seconds: number;
}

/** What is on show, oldest first. */
export const toasts = signal<readonly ToastEntry[]>([]);

/** More would cover the list; the oldest goes. */
const MOST = 3;
const SECONDS = 4;
/** Long enough to read it, notice the slip and reach the button. */
const SECONDS_WITH_ACTION = 8;

interface Clock {
  timer: ReturnType<typeof setTimeout> | undefined;
  endsAt: number;
  left: number;
}
const clocks = new Map<number, Clock>();
let lastId = 0;

function start(id: number, left: number) {
  const timer = setTimeout(() => dismiss(id), left);
  clocks.set(id, { timer, endsAt: Date.now() + left, left });
}

function show(content: ToastContent): number {
  const id = ++lastId;
  const seconds = content.seconds ?? (content.action || content.second ? SECONDS_WITH_ACTION : SECONDS);
  if (seconds > 0) start(id, seconds * 1000);
  const all = [...toasts.value, { ...content, id, seconds }];
  for (const old of all.slice(0, -MOST)) forget(old.id);
  toasts.value = all.slice(-MOST);
  return id;
}

function dismiss(id: number) {
  forget(id);
  toasts.value = toasts.value.filter((entry) => entry.id !== id);
}

function forget(id: number) {
  clearTimeout(clocks.get(id)?.timer);
  clocks.delete(id);
}

/** Nobody must hurry while the pointer or the focus is on the messages. */
function pause() {
  for (const clock of clocks.values()) {
    clearTimeout(clock.timer);
    clock.left = Math.max(0, clock.endsAt - Date.now());
  }
}

function resume() {
  for (const [id, clock] of clocks) {
    clearTimeout(clock.timer);
    start(id, clock.left);
  }
}

/** Says what happened, in the corner of the surface, with a way back where there is one. */
export const toast = { show, dismiss, pause, resume };

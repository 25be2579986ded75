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
  /** Instead of `seconds`: stays exactly until then (epoch), as what it says is over by then; nobody can pause it. */
  readonly until?: number;
  /** What is shown instead of `text`, which is only read out, while so many seconds are left. */
  readonly live?: (left: number) => string;
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
/** Those that end at a time of their own. */
const fixed = new Map<number, ReturnType<typeof setTimeout>>();
let lastId = 0;

function start(id: number, left: number) {
  const timer = setTimeout(() => dismiss(id), left);
  clocks.set(id, { timer, endsAt: Date.now() + left, left });
}

function show(content: ToastContent): number {
  const id = ++lastId;
  const left = content.until === undefined ? undefined : Math.max(0, content.until - Date.now()) / 1000;
  const seconds =
    left ?? content.seconds ?? (content.action || content.second ? SECONDS_WITH_ACTION : SECONDS);
  if (left !== undefined)
    fixed.set(
      id,
      setTimeout(() => dismiss(id), left * 1000),
    );
  else if (seconds > 0) start(id, seconds * 1000);
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
  clearTimeout(fixed.get(id));
  fixed.delete(id);
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

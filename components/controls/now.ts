import { signal } from '@preact/signals';

const MINUTE = 60_000;
/** How often it is looked whether a minute is over: timers stand still while a computer sleeps, and nobody tells its end. */
const LOOK = 15_000;
let timer: ReturnType<typeof setInterval> | undefined;

/** Looks at the clock now, when something has just shown that the minute shown is over. */
export const tick = () => {
  if (!document.hidden) now.value = Date.now();
};

const look = () => {
  if (Math.abs(Date.now() - now.peek()) >= MINUTE) tick();
};

/** What people and browsers do after a while away. */
const AWAKE = [
  [document, 'visibilitychange', tick],
  [document, 'resume', tick],
  [window, 'pageshow', tick],
  [window, 'focus', tick],
  [window, 'keydown', look],
  [window, 'pointerdown', look],
] as const;

/**
 * The time, one tick a minute, for everything that shows how long ago something was, and at once when somebody comes back
 * after the computer slept. It stands still while nobody looks, and nobody but this page is asked.
 */
export const now = signal(Date.now(), {
  watched() {
    tick();
    timer = setInterval(look, LOOK);
    for (const [target, event, listener] of AWAKE) target.addEventListener(event, listener, true);
  },
  unwatched() {
    clearInterval(timer);
    for (const [target, event, listener] of AWAKE) target.removeEventListener(event, listener, true);
  },
});

import { signal } from '@preact/signals';

const MINUTE = 60_000;
let timer: ReturnType<typeof setInterval> | undefined;

/** Looks at the clock now, when something has just shown that the minute shown is over. */
export const tick = () => {
  if (!document.hidden) now.value = Date.now();
};

/** The time, one tick a minute, for everything that shows how long ago something was. It stands still while nobody looks. */
export const now = signal(Date.now(), {
  watched() {
    tick();
    timer = setInterval(tick, MINUTE);
    document.addEventListener('visibilitychange', tick);
  },
  unwatched() {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tick);
  },
});

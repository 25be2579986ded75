import { crossing, type FakeSender } from './crossing';
import { type FakeEvent, fakeEvent } from './event';

/** One end of a connection, as `runtime.Port`. */
export interface FakePort {
  readonly name: string;
  readonly sender: FakeSender | undefined;
  readonly error: Error | null;
  readonly onMessage: FakeEvent;
  readonly onDisconnect: FakeEvent;
  postMessage(message: unknown): void;
  disconnect(): void;
}

interface End extends FakePort {
  error: Error | null;
  open: boolean;
  other?: End;
}

/** Both ends deliver later, in order, like a browser: never inside the call that sent. */
function makeEnd(name: string, sender: FakeSender | undefined): End {
  const end: End = {
    name,
    sender,
    error: null,
    open: true,
    onMessage: fakeEvent(),
    onDisconnect: fakeEvent(),
    postMessage(message) {
      if (!end.open) throw new Error('Attempting to use a disconnected port object');
      const arrived = crossing(message);
      queueMicrotask(() => end.other?.open && void end.other.onMessage.trigger(arrived, end.other));
    },
    // The side that disconnects hears nothing; only the other one does.
    disconnect: () => close(end, null),
  };
  return end;
}

function close(end: End, error: Error | null) {
  if (!end.open) return;
  end.open = false;
  queueMicrotask(() => end.other && hangUp(end.other, error));
}

function hangUp(end: End, error: Error | null) {
  if (!end.open) return;
  end.open = false;
  end.error = error;
  void end.onDisconnect.trigger(end);
}

/** `runtime.connect` and `runtime.onConnect` within one process. */
export class FakePorts {
  readonly onConnect = fakeEvent();
  #open = new Set<End>();

  connect(name: string, sender: FakeSender): FakePort {
    const surface = makeEnd(name, undefined);
    const worker = makeEnd(name, sender);
    surface.other = worker;
    worker.other = surface;
    this.#open.add(worker);
    queueMicrotask(() => {
      if (this.onConnect.hasListeners()) void this.onConnect.trigger(worker);
      else hangUp(surface, new Error('Could not establish connection. Receiving end does not exist.'));
    });
    return surface;
  }

  /** As if the worker died: every surface sees its port close. Listeners stay, as after a restart. */
  dropAll() {
    for (const end of this.#open) close(end, null);
    this.#open.clear();
  }

  /** How many connections are up. */
  get count() {
    return [...this.#open].filter((end) => end.open && end.other?.open).length;
  }

  reset() {
    this.dropAll();
    this.onConnect.removeAllListeners();
  }
}

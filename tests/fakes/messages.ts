import { crossing, type FakeSender } from './crossing';

type Listener = (message: unknown, sender: FakeSender, respond: (answer: unknown) => void) => unknown;

interface Listeners {
  trigger(...args: unknown[]): Promise<unknown[]>;
  hasListeners(): boolean;
}

/**
 * `runtime.sendMessage` as browsers do it: an answer is a promise or `return true` + respond; a listener that throws
 * rejects the call with its message only (class and code are lost on the way, as for real).
 */
export async function sendTo(event: Listeners, message: unknown, sender: FakeSender): Promise<unknown> {
  if (!event.hasListeners()) {
    throw new Error('Could not establish connection. Receiving end does not exist.');
  }
  let respond: (answer: unknown) => void = () => {};
  const later = new Promise<unknown>((resolve) => {
    respond = resolve;
  });
  try {
    const answers = await event.trigger(crossing(message), sender, respond);
    if (answers.includes(true)) return crossing(await later);
    return crossing(answers.find((answer) => answer !== undefined));
  } catch (error) {
    throw new Error(error instanceof Error ? error.message : String(error));
  }
}

export type { Listener as MessageListener };

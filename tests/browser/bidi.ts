type Json = Record<string, unknown>;

/** What `script.evaluate` answers. */
interface Evaluated {
  readonly type: string;
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string };
}

interface Waiting {
  ok(value: unknown): void;
  no(error: Error): void;
}

/** Waits until `check` gives something and returns it; what it throws meanwhile counts as «not yet» and explains a timeout. */
export async function poll<T>(
  check: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  ms = 10_000,
  what = 'condition',
): Promise<T> {
  const end = Date.now() + ms;
  let last: unknown;
  for (;;) {
    try {
      const got = await check();
      if (got !== null && got !== undefined && got !== false) return got;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`${what} not reached in ${ms} ms`, { cause: last });
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** WebDriver BiDi over one WebSocket: all that is needed to drive a stock Firefox without any driver program. */
export class Bidi {
  #socket: WebSocket;
  #count = 0;
  #waiting = new Map<number, Waiting>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.onmessage = (event) => this.#answer(JSON.parse(String(event.data)));
    socket.onclose = () => {
      for (const one of this.#waiting.values()) one.no(new Error('Firefox is gone'));
      this.#waiting.clear();
    };
  }

  static async open(url: string): Promise<Bidi> {
    const socket = new WebSocket(`${url}/session`);
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = () => reject(new Error(`No connection to ${url}`));
    });
    const bidi = new Bidi(socket);
    await bidi.send('session.new', { capabilities: {} });
    return bidi;
  }

  #answer(message: { id?: number; type: string; error?: string; message?: string; result?: unknown }) {
    const one = message.id === undefined ? undefined : this.#waiting.get(message.id);
    if (!one || message.id === undefined) return;
    this.#waiting.delete(message.id);
    if (message.type === 'error') one.no(new Error(`${message.error}: ${message.message}`));
    else one.ok(message.result);
  }

  /** One command; the caller names the shape it documents. */
  send<T = Json>(method: string, params: Json = {}, ms = 20_000): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const id = ++this.#count;
      const timer = setTimeout(() => {
        if (this.#waiting.delete(id)) reject(new Error(`No answer in ${ms} ms: ${method}`));
      }, ms);
      const done = (then: () => void) => {
        clearTimeout(timer);
        then();
      };
      this.#waiting.set(id, {
        ok: (value) => done(() => resolve(value as T)),
        no: (error) => done(() => reject(error)),
      });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** Runs an expression in a browsing context and returns its (JSON-like) value. */
  async evaluate<T>(context: string, expression: string): Promise<T> {
    const answer = await this.send<Evaluated>('script.evaluate', {
      expression: `(async () => JSON.stringify(await (${expression})))()`,
      target: { context },
      awaitPromise: true,
      userActivation: true,
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text ?? 'exception');
    const text = answer.result.value;
    return (typeof text === 'string' ? JSON.parse(text) : undefined) as T;
  }

  close() {
    this.#socket.close();
  }
}

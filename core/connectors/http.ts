import * as v from 'valibot';
import { CasebarError, type ErrorCode } from '@/core/model/errors';
import { aheadOf } from '@/core/model/window';
import { codeOfStatus, isLoginPage, retryAt } from './http-status.ts';
import { canStream, forgetProtocol, mayStream, protocolOf, type StreamMemory } from './streams.ts';

/** What a refused request says in the desk's own way; `detail` is for the agent: the field, the winner's name. */
export interface Refusal {
  readonly code?: ErrorCode | undefined;
  readonly detail?: string | undefined;
}

/** One desk, as requests need to know it. */
export interface HttpOptions {
  /** Every address is on its origin; no redirect is ever followed. */
  readonly base: string;
  /** Asked before each request: tokens change. Their values never stand in an error. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  readonly memory: StreamMemory;
  /** Path of a small read that anybody who is signed in may ask; tells how the browser speaks with the desk. */
  readonly probe: string;
  /** Header that carries the attempt's id, for desks that keep or ignore it. */
  readonly attemptHeader?: string;
  readonly refusal?: (status: number, body: unknown) => Refusal;
  readonly fetch?: typeof fetch;
  readonly now?: () => number;
}

/** Something to be carried out at most once. */
export interface Sending<T> {
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body: unknown;
  readonly schema: v.GenericSchema<unknown, T>;
  readonly signal: AbortSignal;
  /** Id of this attempt, and the how manieth it is for the same item. */
  readonly attempt: { readonly id: string; readonly tries: number };
}

/** What a connector asks its desk with. Every method throws a CasebarError and nothing else. */
export interface Http {
  read<T>(path: string, schema: v.GenericSchema<unknown, T>, signal: AbortSignal): Promise<T>;
  /** `mayRepeat`: the browser may have sent it more than once by itself. */
  send<T>(path: string, sending: Sending<T>): Promise<{ readonly value: T; readonly mayRepeat: boolean }>;
  file(path: string, signal: AbortSignal): Promise<Blob>;
  /** How far the desk's clock is ahead of ours, in milliseconds, by its last answer; null = not known. */
  ahead(): number | null;
}

/** A `Date` header tells whole seconds, cut off. */
const HALF_A_SECOND = 500;

/** An answer beyond this is no answer: it would end the worker instead of the request. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The whole text, or an error if it never ends. */
async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (const reader = response.body?.getReader(); reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > MOST_BYTES) {
      await reader.cancel().catch(() => {});
      throw new CasebarError('unexpected', 'too long an answer');
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}

/** JSON, or null for nothing; undefined = neither. */
function jsonOf(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A desk, or what stands before it, that takes no streams. */
const LENGTH_REQUIRED = 411;

/** A body the browser cannot send a second time, because it has only one go at reading it. */
const streamOf = (text: string) =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });

/** What no connector may set otherwise: no cookies of the browser's, nothing from its cache, no redirects. */
const ALWAYS = { credentials: 'omit', cache: 'no-store', redirect: 'manual' } as const;

/** Requests to one desk. */
export function createHttp(options: HttpOptions): Http {
  const { base, memory, now = () => Date.now(), attemptHeader = 'x-casebar-attempt' } = options;
  const { origin } = new URL(base);
  let ahead: number | null = null;

  /** An id from the desk must not lead to another one: `//evil.example` is a path that does. */
  function addressOf(path: string): string {
    const url = URL.canParse(path, base) ? new URL(path, base) : undefined;
    if (url?.origin !== origin) throw new CasebarError('unexpected', 'not an address of the desk');
    return url.href;
  }

  async function refused(response: Response, secrets: readonly string[]): Promise<CasebarError> {
    const body = jsonOf(await textOf(response).catch(() => ''));
    const { code, detail = '' } = options.refusal?.(response.status, body) ?? {};
    const told = secrets.some((secret) => detail.includes(secret)) ? '' : detail;
    const when = retryAt(response.headers.get('retry-after'), now());
    return new CasebarError(code ?? codeOfStatus(response.status), told, { retryAt: when });
  }

  /** One request; an answer comes back only if the desk says it is a good one, or with the status `bearing`. */
  async function ask(path: string, init: RequestInit, bearing = 0): Promise<Response> {
    const address = addressOf(path);
    const own = await options.headers();
    let response: Response;
    const asked = now();
    try {
      init.signal?.throwIfAborted();
      const headers = { accept: 'application/json', ...own, ...init.headers };
      response = await (options.fetch ?? fetch)(address, { ...ALWAYS, ...init, headers });
    } catch {
      // Whatever it was is not passed on: what environments put into such errors is their own.
      throw new CasebarError('offline');
    }
    if (response.type === 'opaqueredirect' || isLoginPage(response.status))
      throw new CasebarError('signed-out');
    if (!response.ok && response.status !== bearing) throw await refused(response, Object.values(own));
    const said = Date.parse(response.headers.get('date') ?? '') + HALF_A_SECOND;
    ahead = aheadOf(said, asked, now()) ?? ahead;
    return response;
  }

  async function parsed<T>(response: Response, schema: v.GenericSchema<unknown, T>): Promise<T> {
    const text = await textOf(response).catch((error: unknown) => {
      throw error instanceof CasebarError ? error : new CasebarError('offline');
    });
    const result = v.safeParse(schema, jsonOf(text));
    if (!result.success) throw new CasebarError('unexpected', 'not the answer that was asked for');
    return result.output;
  }

  /** Decided before anything leaves: a stream that was refused looks like a line that was cut. */
  async function streamsNow(tries: number, signal: AbortSignal): Promise<boolean> {
    if (!canStream() || !origin.startsWith('https:')) return false;
    if (!mayStream(await memory.read(), tries)) return false;
    if (tries > 1) forgetProtocol(origin);
    return (await protocolOf(origin, () => ask(options.probe, { signal }).then(textOf))) === 'h2';
  }

  async function send<T>(path: string, sending: Sending<T>) {
    const { method = 'POST', attempt, signal, schema } = sending;
    const text = JSON.stringify(sending.body);
    const headers = { 'content-type': 'application/json', [attemptHeader]: attempt.id };
    const plain = { method, headers, signal, body: text };
    const streamed = await streamsNow(attempt.tries, signal);
    if (streamed) {
      const body: RequestInit & { duplex: 'half' } = { ...plain, body: streamOf(text), duplex: 'half' };
      const response = await ask(path, body, LENGTH_REQUIRED);
      if (response.status !== LENGTH_REQUIRED) {
        const value = await parsed(response, schema);
        if ((await memory.read()) !== 'takes') await memory.note('takes');
        return { value, mayRepeat: false };
      }
      // It did not look at the body, so it certainly did nothing: the same attempt goes on, with its length told.
      await response.body?.cancel();
      await memory.note('refuses');
    }
    try {
      return { value: await parsed(await ask(path, plain), schema), mayRepeat: true };
    } catch (error) {
      if (!(error instanceof CasebarError)) throw error;
      // A refusal may be the answer to the browser's repetition, after the first copy was carried out.
      throw new CasebarError(error.code, error.detail, { retryAt: error.retryAt, mayRepeat: true });
    }
  }

  return {
    ahead: () => ahead,
    read: async (path, schema, signal) => parsed(await ask(path, { signal }), schema),
    send,
    async file(path, signal) {
      const response = await ask(path, { signal });
      return response.blob().catch(() => {
        throw new CasebarError('offline');
      });
    },
  };
}

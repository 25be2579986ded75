import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { CasebarError, codeOf, ERROR_CODES } from '@/core/model/errors';
import type { Calls, Client, Handlers } from './call.ts';

/** Who sent a message, as the browser says; nothing in it can be claimed by the sender. */
export type Sender = Runtime.MessageSender;

// `casebar` names the set: other listeners of the extension get the same messages and must not answer them.
const Request = v.object({ casebar: v.string(), call: v.string(), args: v.array(v.unknown()) });
const Answer = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({ ok: v.literal(false), code: v.picklist(ERROR_CODES), detail: v.string() }),
]);
type Answer = v.InferOutput<typeof Answer>;

/** Nobody may be there to answer: the worker is being replaced, or the extension went from under this page. */
async function send(request: v.InferOutput<typeof Request>): Promise<unknown> {
  try {
    return await browser.runtime.sendMessage(request);
  } catch (cause) {
    throw new CasebarError('unexpected', 'no answer', { cause });
  }
}

/**
 * Calls of one set, by property: `desk.openCase(id)`. Rejects with a CasebarError; a code that this side does
 * not know (an older page after an update) becomes `unexpected`.
 */
export function client<C extends Calls>(set: string): Client<C> {
  const ask = async (call: string, args: unknown[]) => {
    const raw: unknown = await send({ casebar: set, call, args });
    const answer = v.safeParse(Answer, raw);
    if (!answer.success) throw new CasebarError('unexpected', 'no answer');
    if (!answer.output.ok) throw new CasebarError(answer.output.code, answer.output.detail);
    return answer.output.value;
  };
  // `then` must stay absent, or awaiting the client would send a call of that name.
  return new Proxy({} as Client<C>, {
    get: (_, name) =>
      typeof name === 'string' && name !== 'then' ? (...args: unknown[]) => ask(name, args) : undefined,
  });
}

/**
 * Answers the calls of one set. Who asks is decided before anything is parsed: `accepts` sees the sender first, and
 * only the handlers' own methods can be reached.
 */
export function serve<C extends Calls>(
  set: string,
  calls: C,
  handlers: Handlers<C, Sender>,
  accepts: (sender: Sender) => boolean | Promise<boolean>,
) {
  const answer = async (name: string, args: unknown[], sender: Sender): Promise<Answer> => {
    try {
      if (sender.id !== browser.runtime.id || !(await accepts(sender))) throw new CasebarError('untrusted');
      // hasOwn: a call named `constructor` or `__proto__` must not find what every object has.
      const known = Object.hasOwn(calls, name) ? calls[name] : undefined;
      const parsed = known && v.safeParse(known.args, args);
      if (!parsed?.success) throw new CasebarError('unexpected', `bad call ${name}`);
      const handler = handlers[name] as unknown as (s: Sender, ...a: readonly unknown[]) => unknown;
      return { ok: true, value: (await handler(sender, ...parsed.output)) ?? null };
    } catch (error) {
      // Expected failures are the caller's to show; the others are told here, once, and cross as `unexpected`.
      if (!(error instanceof CasebarError)) console.error(`casebar: ${set}.${name}`, error);
      return { ok: false, code: codeOf(error), detail: error instanceof CasebarError ? error.detail : '' };
    }
  };
  // Not async: a listener that always returned a promise would answer messages meant for others.
  browser.runtime.onMessage.addListener((raw: unknown, sender: Sender) => {
    const request = v.safeParse(Request, raw);
    if (!request.success || request.output.casebar !== set) return undefined;
    return answer(request.output.call, request.output.args, sender);
  });
}

import * as v from 'valibot';
import type { Wire } from '@/core/connectors/local/index';
import type { DeskServer } from '@/core/connectors/local/server/desk-server';
import { CasebarError, ERROR_CODES, type ErrorCode } from '@/core/model/errors';
import { fromWire, toWire } from './bytes.ts';

const Good = v.object({ value: v.unknown() });
const Bad = v.object({ code: v.optional(v.picklist(ERROR_CODES)), detail: v.optional(v.string(), '') });

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'signed-out',
  403: 'forbidden',
  404: 'gone',
  409: 'conflict',
  422: 'rejected',
  429: 'busy',
};

async function refusalOf(response: Response): Promise<CasebarError> {
  const body = v.safeParse(Bad, await response.json().catch(() => null));
  const { code, detail } = body.success ? body.output : { code: undefined, detail: '' };
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAt = Number.isNaN(seconds) ? '' : new Date(Date.now() + seconds * 1000).toISOString();
  return new CasebarError(code ?? CODES[response.status] ?? 'unexpected', detail, { retryAt });
}

/** The embedded desk over HTTP, with the same methods as the one in the same process. */
export function remoteDesk(base: string, token: string, signal: AbortSignal): DeskServer {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const call = async (name: string, args: readonly unknown[]) => {
    const body = JSON.stringify(await Promise.all(args.map(toWire)));
    const response = await fetch(`${base}/rpc/${name}`, { method: 'POST', headers, body, signal }).catch(
      (cause) => {
        signal.throwIfAborted();
        throw new CasebarError('offline', '', { cause });
      },
    );
    if (!response.ok) throw await refusalOf(response);
    const answer = v.safeParse(Good, await response.json().catch(() => null));
    if (!answer.success) throw new CasebarError('unexpected', 'not an answer');
    return fromWire(answer.output.value);
  };
  const listen = async (onNews: () => void, until: AbortSignal) => {
    const response = await fetch(`${base}/events`, { headers, signal: until });
    // Lines may come together; one poke for several is enough.
    for await (const chunk of response.body ?? [])
      if (new TextDecoder().decode(chunk).includes('news')) onNews();
  };
  // A proxy has no methods of its own; the server on the other side has exactly those of `DeskServer`.
  return new Proxy({} as DeskServer, {
    get: (_, name) => {
      if (name === 'listen')
        return (onNews: () => void, until: AbortSignal) => void listen(onNews, until).catch(() => {});
      return (...args: readonly unknown[]) => call(String(name), args);
    },
  });
}

/** A line to the desk at `base`. */
export const httpWire =
  (base: string, token: string): Wire =>
  async (request, signal) => {
    signal.throwIfAborted();
    return request(remoteDesk(base, token, signal));
  };

import * as v from 'valibot';
import { createHttp, type Http } from '@/core/connectors/http';
import { forgetful } from '@/core/connectors/streams';
import type { SharedAddress } from '@/core/connectors/together';
import { toBase64 } from '@/core/model/base64';
import { CasebarError, ERROR_CODES, type ErrorCode } from '@/core/model/errors';
import type { DeskServer } from '../server/desk-server.ts';

type Answer<N extends keyof DeskServer> = DeskServer[N] extends (...args: never[]) => infer R
  ? Awaited<R>
  : never;

const Refused = v.object({ code: v.optional(v.picklist(ERROR_CODES)), detail: v.optional(v.string(), '') });
// The same code is on the other side, so only that something is there is looked at.
const row = <T>() => v.custom<T>((value) => typeof value === 'object' && value !== null);
const Nothing = v.pipe(
  v.unknown(),
  v.transform(() => undefined),
);

/**
 * What no bare status stands for: only the desk says it, and to every copy of a request alike. A «busy» or «forbidden» may
 * be meant for a copy that the browser made, after the first one was carried out.
 */
const ITS_OWN: readonly ErrorCode[] = [
  'already-decided',
  'new-revision',
  'case-moved',
  'closed-case',
  'no-right',
  'empty',
];

const httpTo = ({ base, key }: SharedAddress): Http =>
  createHttp({
    base,
    memory: forgetful(),
    headers: async (): Promise<Record<string, string>> => (key ? { authorization: `Bearer ${key}` } : {}),
    probe: '/rpc/directory',
    refusal: (_, body) => {
      const said = v.safeParse(Refused, body);
      return said.success ? said.output : {};
    },
  });

/** Calls by name: reading may be repeated by anybody, everything else is known there by its item. */
function callsOver(http: Http, signalNow: () => AbortSignal) {
  const inside = <T>(schema: v.GenericSchema<unknown, T>) => v.object({ value: schema });
  const pathOf = (name: keyof DeskServer, args: readonly unknown[]) =>
    `/rpc/${name}?${new URLSearchParams({ args: JSON.stringify(args) })}`;
  return {
    read: async <T>(name: keyof DeskServer, args: readonly unknown[], schema: v.GenericSchema<unknown, T>) =>
      (await http.read(pathOf(name, args), inside(schema), signalNow())).value,
    file: (args: readonly unknown[]) => http.file(pathOf('file', args), signalNow()),
    async send<T>(name: keyof DeskServer, args: readonly unknown[], schema: v.GenericSchema<unknown, T>) {
      const [attempt, signal] = [{ id: crypto.randomUUID(), tries: 1 }, signalNow()];
      try {
        const sent = await http.send(`/rpc/${name}`, { body: args, schema: inside(schema), signal, attempt });
        return sent.value.value;
      } catch (error) {
        if (!(error instanceof CasebarError)) throw error;
        const { code, detail, retryAt } = error;
        const mayRepeat = error.mayRepeat && !ITS_OWN.includes(code);
        throw new CasebarError(code, detail, { retryAt, mayRepeat });
      }
    },
  };
}

/** How long one question for news may take; the desk answers before. */
const NEWS_WITHIN = 30_000;
const SHORTEST = 1000;
const LONGEST = 15_000;

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((done) => {
    signal.addEventListener('abort', () => done(), { once: true });
    setTimeout(done, ms);
  });

/** Asks again and again what the newest news is; the desk answers when there is some. */
async function listenTo(http: Http, onNews: () => void, until: AbortSignal) {
  let known: number | undefined;
  for (let wait = SHORTEST; !until.aborted; ) {
    const signal = AbortSignal.any([until, AbortSignal.timeout(NEWS_WITHIN)]);
    const since = known === undefined ? '' : `?since=${known}`;
    try {
      const { value } = await http.read(`/news${since}`, v.object({ value: v.number() }), signal);
      if (known !== undefined && value !== known) onNews();
      known = value;
      wait = SHORTEST;
    } catch {
      await pause(wait, until);
      wait = Math.min(2 * wait, LONGEST);
    }
  }
}

/** The embedded desk's server in another process: the same methods, over HTTP. Each request ends with the signal it gets. */
export function remoteServer(address: SharedAddress, signalNow: () => AbortSignal): DeskServer {
  const http = httpTo(address);
  const { read, send, file } = callsOver(http, signalNow);
  return {
    // It was set up by whoever runs it, and nobody erases what others work with.
    seed: async () => false,
    clear: async () => {},
    isSeeded: async () => true,
    signIn: (...args) => send('signIn', args, row<Answer<'signIn'>>()),
    directory: () => read('directory', [], row<Answer<'directory'>>()),
    contacts: (...args) => read('contacts', args, row<Answer<'contacts'>>()),
    pull: (...args) => read('pull', args, row<Answer<'pull'>>()),
    tell: (...args) => send('tell', args, Nothing),
    thread: (...args) => read('thread', args, row<Answer<'thread'>>()),
    file: (...args) => file(args),
    async putFile(id, blob) {
      const base64 = toBase64(new Uint8Array(await blob.arrayBuffer()));
      return send('putFile', [id, { base64, type: blob.type }], Nothing);
    },
    deliver: (...args) => send('deliver', args, row<Answer<'deliver'>>()),
    delivered: async (item) =>
      (await read('delivered', [item], v.nullable(row<Answer<'deliver'>>()))) ?? undefined,
    approvals: (...args) => read('approvals', args, row<Answer<'approvals'>>()),
    approvalRecord: (...args) => read('approvalRecord', args, row<Answer<'approvalRecord'>>()),
    claim: (...args) => send('claim', args, row<Answer<'claim'>>()),
    release: (...args) => send('release', args, Nothing),
    receive: (...args) => send('receive', args, v.string()),
    importMails: (...args) => send('importMails', args, row<Answer<'importMails'>>()),
    administer: (...args) => send('administer', args, Nothing),
    settings: () => read('settings', [], row<Answer<'settings'>>()),
    // Each browser's own matter.
    line: async () => 'good',
    setLine: async () => {},
    listen: (onNews, until) => void listenTo(http, onNews, until),
  };
}

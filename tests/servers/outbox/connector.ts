import * as v from 'valibot';
import type { Connector, Receipt } from '@/core/connectors/connector';
import { createHttp } from '@/core/connectors/http';
import { LOCAL_CAPABILITIES } from '@/core/connectors/local/capabilities';
import { createLocal } from '@/core/connectors/local/index';
import type { DeskServer } from '@/core/connectors/local/server/desk-server';
import { globalId, ownAction, ownId } from '@/core/connectors/local/to-model';
import type { StreamMemory } from '@/core/connectors/streams';
import { ERROR_CODES } from '@/core/model/errors';
import type { OutboxItem } from '@/core/model/outbox-item';

/** What switching a safety off breaks; a harness that does not notice measures nothing. */
export type Broken = '' | 'wasDelivered' | 'counting' | 'streams';

export interface OutboxDesk {
  readonly desk: string;
  readonly base: string;
  readonly token: string;
  readonly settleMs: number;
  readonly memory: StreamMemory;
  readonly broken?: Broken;
}

const Done = v.object({
  message: v.string(),
  at: v.string(),
  statusProblem: v.string(),
  case: v.optional(v.string()),
});
const Refused = v.object({ code: v.optional(v.picklist(ERROR_CODES)), detail: v.optional(v.string(), '') });
/** The fake speaks in the embedded desk's own words; only that they are there is looked at. */
const row = <T>() => v.custom<T>((value) => typeof value === 'object' && value !== null);

type SignedIn = Awaited<ReturnType<DeskServer['signIn']>>;
type Directory = Awaited<ReturnType<DeskServer['directory']>>;
type Contacts = Awaited<ReturnType<DeskServer['contacts']>>;
type Slice = Awaited<ReturnType<DeskServer['pull']>>;
type ThreadPage = Awaited<ReturnType<DeskServer['thread']>>;

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Questions to the fake as methods of the embedded desk's server, so that translating is done by its connector. */
function remote(http: ReturnType<typeof createHttp>, signal: AbortSignal) {
  const query = (values: Record<string, string>) => new URLSearchParams(values).toString();
  return {
    signIn: (as?: string) => http.read(`/api/me?${query(as ? { as } : {})}`, row<SignedIn>(), signal),
    directory: () => http.read('/api/directory', row<Directory>(), signal),
    contacts: (ids: readonly string[]) =>
      http.read(`/api/contacts?${query({ ids: JSON.stringify(ids) })}`, row<Contacts>(), signal),
    pull: (since: number) => http.read(`/api/changes?${query({ since: `${since}` })}`, row<Slice>(), signal),
    thread: (id: string, before: string | null) =>
      http.read(`/api/thread?${query({ case: id, ...(before && { before }) })}`, row<ThreadPage>(), signal),
    file: (id: string) => http.file(`/api/file?${query({ id })}`, signal),
  };
}

/** The connector of the fake helpdesk: all that is its own is how it sends and asks. */
export function createOutboxDesk(options: OutboxDesk): Connector {
  const { desk, base, token, settleMs, memory, broken = '' } = options;
  const http = createHttp({
    base,
    memory: broken === 'streams' ? { read: async () => 'refuses' as const, note: async () => {} } : memory,
    headers: async () => ({ authorization: `Bearer ${token}` }),
    probe: '/api/me',
    refusal: (_, body) => {
      const said = v.safeParse(Refused, body);
      return said.success ? said.output : {};
    },
  });
  const attemptOf = ({ attempts, id }: OutboxItem) => ({
    id: attempts.at(-1)?.id ?? id,
    tries: attempts.length,
  });
  const local = createLocal({
    desk,
    // A proxy's own methods are those of `remote`; the others are never asked of this desk.
    server: {} as DeskServer,
    wire: (request, signal) => {
      // `request` calls one method, which has the signal of this one request.
      const server = remote(http, signal) as unknown as DeskServer;
      return request(server);
    },
  });
  const receipt = ({ case: begun, ...done }: v.InferOutput<typeof Done>, copies: number): Receipt => ({
    ...done,
    ...(begun && { case: globalId(desk, begun) }),
    message: done.message && globalId(desk, done.message),
    copies: done.message ? copies : 1,
  });
  const { listen: _, tell: __, administer: ___, rules: ____, approvals: _____, ...asked } = local;
  return {
    ...asked,
    // As a desk that tells its time nowhere but in the header.
    pull: async (cursor, signal) => ({ ...(await asked.pull(cursor, signal)), ahead: http.ahead() }),
    capabilities: {
      ...LOCAL_CAPABILITIES,
      administer: false,
      importMail: false,
      presence: false,
      approvals: false,
    },
    settleMs,
    async deliver(item, files, signal) {
      const attempt = attemptOf(item);
      for (const [id, blob] of files) {
        const body = { base64: await base64Of(blob), type: blob.type };
        const path = `/api/file?${new URLSearchParams({ id })}`;
        await http.send(path, { method: 'PUT', body, schema: v.object({}), signal, attempt });
      }
      const { id, agent } = item;
      const body = { item: id, agent, case: ownId(desk, item.case), action: ownAction(desk, item.action) };
      const sent = await http.send('/api/deliveries', { body, schema: Done, signal, attempt });
      return { ...receipt(sent.value, 1), mayRepeat: sent.mayRepeat && broken !== 'counting' };
    },
    async wasDelivered(item, signal) {
      if (broken === 'wasDelivered') return 'no';
      const path = `/api/sent?${new URLSearchParams({ item: item.id })}`;
      const found = await http.read(path, v.array(Done), signal);
      const [first] = found;
      return first ? receipt(first, found.length) : 'no';
    },
  };
}

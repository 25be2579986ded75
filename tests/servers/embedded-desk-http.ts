import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SampleDesk } from '@/core/connectors/local/sample';
import type { ServerDb } from '@/core/connectors/local/server/database';
import { createDeskServer, type DeskServer } from '@/core/connectors/local/server/desk-server';
import { CasebarError, type ErrorCode } from '@/core/model/errors';
import { fromWire, toWire } from './bytes.ts';
import { carriesOut, type Fault, RETRY_AFTER, WINNER } from './faults.ts';

/** The embedded desk as a helpdesk on the network. */
export interface EmbeddedDesk {
  readonly base: string;
  readonly token: string;
  /** Its own side, past the line. */
  readonly server: DeskServer;
  fault(kind: Fault | null): void;
  close(): Promise<void>;
}

/** What a client may call; `listen` is the event stream. */
const CALLS = [
  'signIn',
  'directory',
  'contacts',
  'pull',
  'thread',
  'file',
  'putFile',
  'deliver',
  'delivered',
] as const satisfies readonly (keyof DeskServer)[];

const STATUS: Partial<Record<ErrorCode, number>> = {
  'signed-out': 401,
  forbidden: 403,
  'no-right': 403,
  gone: 404,
  conflict: 409,
  busy: 429,
  rejected: 422,
  'closed-case': 422,
};

const RUBBISH = '<!doctype html><title>502 Bad Gateway</title><h1>nginx</h1>';

const readBody = async (request: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? null : JSON.parse(text);
};

const answer = (response: ServerResponse, status: number, body: unknown, headers = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

/** As frameworks in debug mode do: the refusal repeats what was asked, token and all. */
const refuse = (request: IncomingMessage, response: ServerResponse, status: number) =>
  answer(
    response,
    status,
    { detail: status === 409 ? WINNER : '', debug: request.headers },
    status === 429 ? { 'retry-after': String(RETRY_AFTER) } : {},
  );

async function run(server: DeskServer, name: string, args: readonly unknown[]): Promise<unknown> {
  const call = CALLS.find((known) => known === name);
  if (!call) throw new CasebarError('rejected', name);
  // Each method checks what it is given no further than the desk in the extension does.
  const method = server[call] as (...all: readonly unknown[]) => Promise<unknown>;
  return toWire(await method(...args.map(fromWire)));
}

/** Serves one request to `/rpc/<call>` under a fault. */
async function serveCall(
  server: DeskServer,
  fault: Fault | null,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const name = (request.url ?? '').split('/').at(-1) ?? '';
  const args = await readBody(request);
  if (fault === 'cut') return request.socket.destroy();
  if (fault === 'stall') return;
  if (!carriesOut(fault)) return refuse(request, response, Number(fault));
  try {
    if (fault === 'repeat') await run(server, name, args);
    const value = await run(server, name, args);
    if (fault === 'drop-answer') return request.socket.destroy();
    if (fault === 'stall-after') return;
    if (fault === 'rubbish') return response.writeHead(200, { 'content-type': 'text/html' }).end(RUBBISH);
    answer(response, 200, { value: value ?? null });
  } catch (error) {
    const { code, detail } =
      error instanceof CasebarError ? error : { code: 'unexpected' as const, detail: '' };
    answer(response, STATUS[code] ?? 500, { code, detail });
  }
}

/** A stream of pokes: every line means "pull now". */
function serveEvents(server: DeskServer, fault: () => Fault | null, response: ServerResponse) {
  const gone = new AbortController();
  const poke = () => response.write('news\n');
  response.writeHead(200, { 'content-type': 'text/plain' }).write('hello\n');
  response.on('close', () => gone.abort());
  server.listen(() => {
    if (fault() !== 'reorder') return poke();
    for (const wait of [Math.random() * 30, Math.random() * 30]) setTimeout(poke, wait);
  }, gone.signal);
}

interface Started {
  readonly db: ServerDb;
  readonly sample: SampleDesk;
  readonly port?: number;
  readonly token?: string;
}

/** Starts it on loopback, seeded with `sample` if it is empty. */
export async function startEmbeddedDesk({ db, sample, port = 0, token = 'desk-token-5f3a' }: Started) {
  const server = createDeskServer(db);
  if (!(await server.isSeeded())) await server.seed(sample);
  let fault: Fault | null = null;
  const route = async (request: IncomingMessage, response: ServerResponse) => {
    const { url = '' } = request;
    if (url === '/fault') {
      fault = await readBody(request);
      return answer(response, 200, { fault });
    }
    if (url === '/customer') return answer(response, 200, await server.receive(await readBody(request)));
    if (request.headers.authorization !== `Bearer ${token}`) return refuse(request, response, 401);
    if (url === '/events') return serveEvents(server, () => fault, response);
    return serveCall(server, fault, request, response);
  };
  const http = createServer((request, response) => {
    route(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done) => http.listen(port, '127.0.0.1', done));
  // The address of a listening TCP server is never a pipe's name.
  const { port: bound } = http.address() as AddressInfo;
  const desk: EmbeddedDesk = {
    base: `http://127.0.0.1:${bound}`,
    token,
    server,
    fault: (kind) => {
      fault = kind;
    },
    close: () =>
      new Promise((done) => {
        http.close(() => done());
        http.closeAllConnections();
      }),
  };
  return desk;
}

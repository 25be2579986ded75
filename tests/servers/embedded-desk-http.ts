import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SampleDesk } from '@/core/connectors/local/sample';
import type { ServerDb } from '@/core/connectors/local/server/database';
import { createDeskServer, type DeskServer } from '@/core/connectors/local/server/desk-server';
import { CasebarError, type ErrorCode } from '@/core/model/errors';
import { fromWire } from './bytes.ts';
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

/** What a client may call; `listen` is a question for news that is answered when there is some. */
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
  'isSeeded',
  'tell',
  'approvals',
  'approvalRecord',
  'claim',
  'release',
  'receive',
  'importMails',
  'administer',
  'settings',
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
  empty: 422,
  'already-decided': 409,
  'new-revision': 409,
  'case-moved': 409,
};

const RUBBISH = '<!doctype html><title>502 Bad Gateway</title><h1>nginx</h1>';

const readBody = async (request: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? null : JSON.parse(text);
};

/** No page may read this; extensions without a permission for the address may. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type, x-casebar-attempt',
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-private-network': 'true',
};

const answer = (response: ServerResponse, status: number, body: unknown, headers = {}) =>
  response
    .writeHead(status, { 'content-type': 'application/json', ...CORS, ...headers })
    .end(JSON.stringify(body));

const answerFile = async (response: ServerResponse, file: Blob) =>
  response
    .writeHead(200, { 'content-type': file.type || 'application/octet-stream', ...CORS })
    .end(Buffer.from(await file.arrayBuffer()));

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
  return method(...args.map(fromWire));
}

/** Serves one request to `/rpc/<call>` under a fault. */
async function serveCall(
  server: DeskServer,
  fault: Fault | null,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const url = new URL(request.url ?? '', 'http://desk');
  const name = url.pathname.split('/').at(-1) ?? '';
  const args = (await readBody(request)) ?? JSON.parse(url.searchParams.get('args') ?? '[]');
  if (fault === 'cut') return request.socket.destroy();
  if (fault === 'stall') return;
  if (!carriesOut(fault)) return refuse(request, response, Number(fault));
  try {
    if (fault === 'repeat') await run(server, name, args);
    const value = await run(server, name, args);
    if (fault === 'drop-answer') return request.socket.destroy();
    if (fault === 'stall-after') return;
    if (fault === 'rubbish') return response.writeHead(200, { 'content-type': 'text/html' }).end(RUBBISH);
    if (value instanceof Blob) return await answerFile(response, value);
    answer(response, 200, { value: value ?? null });
  } catch (error) {
    const { code, detail } =
      error instanceof CasebarError ? error : { code: 'unexpected' as const, detail: '' };
    answer(response, STATUS[code] ?? 500, { code, detail });
  }
}

/** Nobody waits for an answer for longer than this. */
const NEWS_AFTER = 20_000;

/** Counts what happens; `after(n)` comes when there is something newer than the nth. */
function newsOf(server: DeskServer) {
  // Another number after each start, so that whoever waited for the one before asks again.
  let count = Date.now();
  const waiting = new Set<() => void>();
  server.listen(() => {
    count += 1;
    for (const tell of [...waiting]) tell();
  }, new AbortController().signal);
  return {
    after: (known: number | null) =>
      new Promise<number>((done) => {
        if (known !== count) return done(count);
        const tell = () => {
          clearTimeout(timer);
          waiting.delete(tell);
          done(count);
        };
        const timer = setTimeout(tell, NEWS_AFTER);
        waiting.add(tell);
      }),
    end: () => {
      for (const tell of [...waiting]) tell();
    },
  };
}

interface Started {
  readonly db: ServerDb;
  readonly sample: SampleDesk;
  readonly port?: number;
  readonly host?: string;
  readonly token?: string;
  /** How late it is at the desk; left out = as late as here. */
  readonly clock?: () => number;
}

/** Starts it on loopback, seeded with `sample` if it is empty. */
export async function startEmbeddedDesk(options: Started) {
  const { db, sample, port = 0, host = '127.0.0.1', token = 'desk-token-5f3a' } = options;
  const server = createDeskServer(db, options.clock);
  if (!(await server.isSeeded())) await server.seed(sample);
  const news = newsOf(server);
  let fault: Fault | null = null;
  const route = async (request: IncomingMessage, response: ServerResponse) => {
    const { url = '' } = request;
    if (request.method === 'OPTIONS') return response.writeHead(204, CORS).end();
    if (url === '/fault') {
      fault = await readBody(request);
      return answer(response, 200, { fault });
    }
    if (url === '/customer') return answer(response, 200, await server.receive(await readBody(request)));
    if (token && request.headers.authorization !== `Bearer ${token}`) return refuse(request, response, 401);
    if (url.startsWith('/news')) {
      const since = new URL(url, 'http://desk').searchParams.get('since');
      const value = await news.after(since === null ? null : Number(since));
      // News late; twice is what a client makes of it that asks again at once.
      if (fault === 'reorder') await new Promise((done) => setTimeout(done, Math.random() * 30));
      return answer(response, 200, { value });
    }
    return serveCall(server, fault, request, response);
  };
  const http = createServer((request, response) => {
    route(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done) => http.listen(port, host, done));
  // The address of a listening TCP server is never a pipe's name.
  const { port: bound } = http.address() as AddressInfo;
  const desk: EmbeddedDesk = {
    base: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${bound}`,
    token,
    server,
    fault: (kind) => {
      fault = kind;
    },
    close: () =>
      new Promise((done) => {
        news.end();
        http.close(() => done());
        http.closeAllConnections();
      }),
  };
  return desk;
}

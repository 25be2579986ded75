import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { constants, createSecureServer, type Http2ServerRequest } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import type { SampleDesk } from '@/core/connectors/local/sample';
import type { DeliveredItem, ServerDb } from '@/core/connectors/local/server/database';
import { createDeskServer } from '@/core/connectors/local/server/desk-server';
import type { Delivery } from '@/core/connectors/local/server/job';
import { CasebarError } from '@/core/model/errors';
import { carriesOut, type Fault, RETRY_AFTER, WINNER } from '../faults.ts';
import { FINE, type Mishap, mishapOf, readMishap } from './chaos.ts';
import { Ledger } from './ledger.ts';
import { CERTIFICATE, KEY } from './tls.ts';

type Request = IncomingMessage | Http2ServerRequest;
type Response = ServerResponse;
export type Protocol = 'h1' | 'h2';

export interface OutboxServerOptions {
  readonly db: ServerDb;
  readonly sample: SampleDesk;
  readonly protocol: Protocol;
  readonly port?: number;
  readonly token?: string;
  /** Answers 411 to every streamed body. */
  readonly refusesStreams?: boolean;
  /** '' = nothing goes wrong by itself. */
  readonly seed?: string;
}

/** After the line is gone the desk may still be at it for so long. */
export const LATE = 120;

const STATUS = {
  'signed-out': 401,
  forbidden: 403,
  'no-right': 403,
  gone: 404,
  conflict: 409,
  rejected: 422,
  'closed-case': 422,
} as const;
const statusOf = (code: string) => Object.entries(STATUS).find(([known]) => known === code)?.[1] ?? 500;

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function bodyOf(request: Request): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** Ends the connection without a word. */
function cut(request: Request) {
  if ('stream' in request) request.stream.session?.destroy();
  else request.socket.destroy();
}

/** One sort of end per protocol; over HTTP/1.1 there is only the line itself. */
function endStream(request: Request, how: 'reset' | 'refuse' | 'goaway') {
  if (!('stream' in request)) return cut(request);
  if (how === 'reset') return request.stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  if (how === 'refuse') return request.stream.close(constants.NGHTTP2_REFUSED_STREAM);
  request.stream.session?.goaway(constants.NGHTTP2_NO_ERROR, 0);
  request.stream.session?.destroy();
}

const HEADERS: Readonly<Record<number, Record<string, string>>> = {
  401: { 'www-authenticate': 'Basic realm="desk"' },
  429: { 'retry-after': '0' },
  503: { 'retry-after': '0' },
};

function reply(response: Response, status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = JSON.stringify(body ?? null);
  const sized = { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(text)}` };
  response.writeHead(status, { ...sized, ...headers });
  response.end(text);
}

/** Half of a good answer, then nothing. */
function half(request: Request, response: Response) {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
  response.write('{"mess');
  setTimeout(() => cut(request), 10);
}

/** A fault of the contract suite, as the same thing seen from the wire. */
function mishapFor(fault: Fault): Mishap {
  const commit = carriesOut(fault) ? 'yes' : 'no';
  if (fault === 'drop-answer' || fault === 'cut') return { commit, answer: 'cut' };
  if (fault === 'stall' || fault === 'stall-after') return { commit, answer: 'silent' };
  return { commit, answer: typeof fault === 'number' ? fault : 'good' };
}

/**
 * A helpdesk on the network with a bad line, over HTTP/1.1 or over HTTP/2 with TLS. As most desks do, it takes every
 * arrival of a request for a new one; it only remembers which item each belonged to.
 */
export async function startOutboxServer(options: OutboxServerOptions) {
  const { db, sample, protocol, token = 'desk-token-77c1' } = options;
  const desk = createDeskServer(db);
  if (!(await desk.isSeeded())) await desk.seed(sample);
  const ledger = new Ledger();
  const receipts = new Map<string, DeliveredItem[]>();
  const sockets = new Set<Socket>();
  let seed = options.seed ?? '';
  let fault: Fault | null = null;
  let reads = 0;
  let down = false;

  async function commit(raw: string, attempt: string): Promise<DeliveredItem> {
    const { item, ...delivery }: Omit<Delivery, 'at' | 'hash'> = JSON.parse(raw);
    const done = await desk.deliver({ ...delivery, item: crypto.randomUUID() });
    ledger.tell(item, 'done');
    ledger.commit(item, attempt, delivery.case, delivery.action);
    receipts.set(item, [...(receipts.get(item) ?? []), done]);
    return done;
  }

  /** Everybody is thrown out; for a while nobody gets in. */
  async function die() {
    down = true;
    for (const socket of sockets) socket.destroy();
    await wait(250);
    down = false;
  }

  function answer(request: Request, response: Response, mishap: Mishap, value: unknown) {
    switch (mishap.answer) {
      case 'good':
        return reply(response, 200, value);
      case 'half':
        return half(request, response);
      case 'silent':
        return;
      case 'die':
        return void die();
      case 'reset':
      case 'refuse':
      case 'goaway':
        return endStream(request, mishap.answer);
      case 'login':
        response.writeHead(302, { location: '/login' });
        return void response.end();
      case 'cut':
      case 'cut-early':
        return cut(request);
      default: {
        // As frameworks in debug mode do: the refusal repeats what was asked, token and all.
        const body = { detail: mishap.answer === 409 ? WINNER : '', debug: request.headers };
        const headers = HEADERS[mishap.answer] ?? {};
        if (fault === 429) return reply(response, 429, body, { 'retry-after': String(RETRY_AFTER) });
        return reply(response, mishap.answer, body, headers);
      }
    }
  }

  async function takeDelivery(request: Request, response: Response) {
    const attempt = String(request.headers['x-casebar-attempt'] ?? '');
    const streamed = request.headers['content-length'] === undefined;
    ledger[streamed ? 'streamed' : 'plain'] += 1;
    if (streamed && options.refusesStreams) return reply(response, 411, {});
    const early = fault === null && seed && mishapOf(seed, attempt, 0, false).answer === 'cut-early';
    if (early && ledger.arrive(attempt) === 0) return cut(request);
    const raw = await bodyOf(request);
    let item = '';
    try {
      item = JSON.parse(raw).item;
    } catch {
      ledger.garbled += 1;
      return reply(response, 400, { detail: 'garbled' });
    }
    const met = seed ? mishapOf(seed, item, ledger.arrive(item), protocol === 'h2') : FINE;
    const mishap = fault ? mishapFor(fault) : met;
    ledger.tell(
      item,
      `${streamed ? 'stream' : 'plain'} ${attempt.slice(0, 4)} ${mishap.commit}/${mishap.answer}`,
    );
    let done: DeliveredItem | null = null;
    if (mishap.commit === 'yes') done = await commit(raw, attempt);
    if (mishap.commit === 'late') setTimeout(() => void commit(raw, attempt).catch(() => {}), LATE * 0.8);
    if (fault === 'repeat') await commit(raw, attempt);
    answer(request, response, mishap, done);
  }

  async function serveRead(path: string, args: URLSearchParams): Promise<unknown> {
    const given = (name: string) => args.get(name) ?? '';
    if (path === '/api/me') return desk.signIn(args.get('as') ?? undefined);
    if (path === '/api/directory') return desk.directory();
    if (path === '/api/contacts') return desk.contacts(JSON.parse(given('ids')));
    if (path === '/api/changes') return desk.pull(Number(given('since')));
    if (path === '/api/thread') return desk.thread(given('case'), args.get('before'));
    if (path === '/api/sent') {
      const found = receipts.get(given('item')) ?? [];
      ledger.tell(given('item'), `asked: ${found.length}`);
      return found;
    }
    throw new CasebarError('gone', path);
  }

  async function route(request: Request, response: Response) {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://desk');
    if (request.headers.authorization !== `Bearer ${token}`) return reply(response, 401, {});
    if (request.method === 'POST') return takeDelivery(request, response);
    const chaos = seed ? readMishap(seed, ++reads) : FINE;
    const mishap = fault ? mishapFor(fault) : chaos;
    if (mishap.commit === 'no') return answer(request, response, mishap, null);
    if (request.method === 'PUT') {
      const { base64, type } = JSON.parse(await bodyOf(request));
      await desk.putFile(searchParams.get('id') ?? '', new Blob([Buffer.from(base64, 'base64')], { type }));
      return answer(request, response, mishap, {});
    }
    if (pathname === '/api/file' && mishap === FINE) {
      const blob = await desk.file(searchParams.get('id') ?? '');
      response.writeHead(200, { 'content-type': blob.type });
      return void response.end(Buffer.from(await blob.arrayBuffer()));
    }
    answer(request, response, mishap, await serveRead(pathname, searchParams));
  }

  const handle = (request: Request, response: Response) => {
    request.on('error', () => {});
    response.on('error', () => {});
    const served = fault === 'rubbish' ? rubbish(request, response) : route(request, response);
    served.catch((error: unknown) => {
      const { code, detail } = error instanceof CasebarError ? error : { code: 'unexpected', detail: '' };
      if (!response.headersSent) reply(response, statusOf(code), { code, detail });
    });
  };

  /** Done, and a proxy's error page comes back with status 200. */
  async function rubbish(request: Request, response: Response) {
    if (request.method === 'POST')
      await commit(await bodyOf(request), String(request.headers['x-casebar-attempt']));
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><h1>Bad gateway</h1>');
  }

  const server = protocol === 'h1' ? createServer() : createSecureServer({ key: KEY, cert: CERTIFICATE });
  // Over HTTP/2 Node offers the same methods under types of their own.
  server.on('request', handle);
  server.on('connection', (socket: Socket) => {
    if (down) return socket.destroy();
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  for (const event of ['sessionError', 'secureConnectionError', 'tlsClientError', 'clientError'])
    server.on(event, () => {});
  await new Promise<void>((done) => server.listen(options.port ?? 0, '127.0.0.1', done));
  // The address of a listening TCP server is never a pipe's name.
  const { port } = server.address() as AddressInfo;
  return {
    base: `${protocol === 'h1' ? 'http' : 'https'}://127.0.0.1:${port}`,
    token,
    desk,
    ledger,
    fault: (kind: Fault | null) => {
      fault = kind;
    },
    /** Chaos from now on, or none with ''. */
    seed: (next: string) => {
      seed = next;
    },
    close: () =>
      new Promise<void>((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}
export type OutboxServer = Awaited<ReturnType<typeof startOutboxServer>>;

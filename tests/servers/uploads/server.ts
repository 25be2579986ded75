import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What goes wrong with one upload: after so many bytes of it, or a status instead of an answer. */
export type Trouble =
  | { readonly kind: 'stall' | 'cut'; readonly after: number }
  | { readonly kind: 'answer'; readonly status: number; readonly headers?: Record<string, string> }
  /** Kept, and then the line is cut: nobody hears that it arrived. */
  | { readonly kind: 'cut-answer' };

export interface UploadServerOptions {
  /** Bytes a second that it reads; 0 = as fast as they come. 125,000 is a line of 1 Mbit/s. */
  readonly rate?: number;
  /** A file goes on where it was cut. */
  readonly resumes?: boolean;
}

export const MEGABIT = 125_000;

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(text);
}

/** A helpdesk that takes files before messages, over a line as slow and as bad as wanted. */
export async function startUploadServer({ rate = 0, resumes = false }: UploadServerOptions = {}) {
  /** What is here of each file, by its id. */
  const parts = new Map<string, Buffer[]>();
  const whole = new Map<string, Buffer>();
  /** One entry for each upload that began: its first byte's place in the file. */
  const begun: { readonly id: string; readonly from: number }[] = [];
  const troubles: Trouble[] = [];
  const sockets = new Set<Socket>();
  let now = rate;
  let received = 0;
  let cutByBrowser = 0;

  const lengthOf = (id: string) => (parts.get(id) ?? []).reduce((sum, part) => sum + part.length, 0);

  /** Reads as the line allows, until the end or until trouble; false = it did not end well. */
  async function read(request: IncomingMessage, id: string, trouble: Trouble | undefined): Promise<boolean> {
    let bytes = 0;
    for await (const chunk of request) {
      const part = Buffer.from(chunk);
      bytes += part.length;
      received += part.length;
      parts.set(id, [...(parts.get(id) ?? []), part]);
      if (now > 0) await wait((part.length / now) * 1000);
      if (!trouble || !('after' in trouble) || bytes < trouble.after) continue;
      if (trouble.kind === 'cut') request.socket.destroy();
      else await new Promise((gone) => request.socket.once('close', gone));
      return false;
    }
    return true;
  }

  async function take(request: IncomingMessage, response: ServerResponse, id: string) {
    const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(String(request.headers['content-range'] ?? ''));
    const from = Number(range?.[1] ?? 0);
    begun.push({ id, from });
    const trouble = troubles.shift();
    if (trouble?.kind === 'answer') {
      reply(response, trouble.status, {}, trouble.headers);
      request.resume();
      return;
    }
    if (from === 0) parts.delete(id);
    else if (!resumes || from !== lengthOf(id)) return reply(response, 416, {});
    if (!(await read(request, id, trouble))) return;
    const have = lengthOf(id);
    const isWhole = !range || have === Number(range[2]);
    if (isWhole) whole.set(id, Buffer.concat(parts.get(id) ?? []));
    if (trouble?.kind === 'cut-answer') return void request.socket.destroy();
    reply(response, isWhole ? 201 : 202, { have, ref: isWhole ? `ref-${id}` : '' });
  }

  async function route(request: IncomingMessage, response: ServerResponse) {
    const [, kind = '', id = ''] = (request.url ?? '').split('/').map(decodeURIComponent);
    if (request.method === 'PUT') return take(request, response, id);
    if (kind === 'have') {
      const ref = whole.has(id) ? `ref-${id}` : '';
      return reply(response, 200, { have: resumes ? lengthOf(id) : 0, ref, pieces: resumes });
    }
    const found = whole.get(id.slice('ref-'.length));
    if (kind !== 'file' || !found) return reply(response, 404, {});
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    response.end(found);
  }

  const server = createServer((request, response) => {
    request.on('error', () => {});
    response.on('error', () => {});
    route(request, response).catch(() => {
      cutByBrowser += 1;
    });
  });
  // A file may take minutes here.
  server.requestTimeout = 0;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // The address of a listening TCP server is never a pipe's name.
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    begun,
    /** What the next uploads meet, in order; then none. */
    troubles,
    received: () => received,
    cutByBrowser: () => cutByBrowser,
    rate: (next: number) => {
      now = next;
    },
    /** As if it had just begun. */
    reset: () => {
      for (const one of [parts, whole]) one.clear();
      for (const one of [begun, troubles]) one.length = 0;
      received = 0;
      cutByBrowser = 0;
    },
    /** Files that arrived whole. */
    files: () => whole,
    close: () =>
      new Promise<void>((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}
export type UploadServer = Awaited<ReturnType<typeof startUploadServer>>;

/** Two files are the same if this is. */
export const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

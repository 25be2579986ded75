// @vitest-environment node
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import * as v from 'valibot';
import { afterEach, expect, test } from 'vitest';
import { createHttp, type HttpOptions } from '@/core/connectors/http';
import { retryAt } from '@/core/connectors/http-status';
import { forgetful, mayStream } from '@/core/connectors/streams';
import { CasebarError } from '@/core/model/errors';

const TOKEN = 'token-91ab';
const Answer = v.object({ id: v.number() });
const NOW = Date.parse('2026-01-01T00:00:00Z');
type Serve = (request: IncomingMessage, response: ServerResponse) => void;

let close = () => {};
afterEach(() => close());

async function desk(serve: Serve, over: Partial<HttpOptions> = {}) {
  const server = createServer(serve);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  close = () => {
    server.close();
    server.closeAllConnections();
  };
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return createHttp({
    base,
    headers: async () => ({ authorization: `Bearer ${TOKEN}` }),
    memory: forgetful(),
    probe: '/me',
    now: () => NOW,
    ...over,
  });
}

const soon = () => AbortSignal.timeout(5_000);
const json =
  (status: number, body: unknown, headers = {}): Serve =>
  (_, response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));

async function errorOf(work: Promise<unknown>): Promise<CasebarError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CasebarError)) throw new Error(`not one of our errors: ${inspect(error)}`);
  return error;
}

test('an answer is what its schema says, with the token and nothing of the browser', async () => {
  const seen: IncomingMessage[] = [];
  const http = await desk((request, response) => {
    seen.push(request);
    json(200, { id: 7, more: true })(request, response);
  });
  expect(await http.read('/x', Answer, soon())).toEqual({ id: 7 });
  expect(seen[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
});

test('every status has its code', async () => {
  const codes: Record<number, string> = {};
  let status = 0;
  const http = await desk((request, response) => json(status, {})(request, response));
  for (status of [302, 307, 400, 401, 403, 404, 408, 409, 410, 411, 422, 425, 429, 500, 502, 503, 504])
    codes[status] = (await errorOf(http.read('/x', Answer, soon()))).code;
  expect(codes).toEqual({
    302: 'signed-out',
    307: 'signed-out',
    400: 'rejected',
    401: 'signed-out',
    403: 'forbidden',
    404: 'gone',
    408: 'offline',
    409: 'conflict',
    410: 'gone',
    411: 'rejected',
    422: 'rejected',
    425: 'busy',
    429: 'busy',
    500: 'unexpected',
    502: 'unexpected',
    503: 'busy',
    504: 'unexpected',
  });
});

test('a refusal names the field, and never the token', async () => {
  const refusal = (_: number, body: unknown) => ({
    detail: v.parse(v.object({ why: v.string() }), body).why,
  });
  const field = await desk(json(422, { why: 'subject' }), { refusal });
  expect(await errorOf(field.read('/x', Answer, soon()))).toMatchObject({
    code: 'rejected',
    detail: 'subject',
  });
  close();
  const echo = await desk(json(422, { why: `you sent Bearer ${TOKEN}` }), { refusal });
  const error = await errorOf(echo.read('/x', Answer, soon()));
  expect(inspect(error, { depth: 8, showHidden: true })).not.toContain(TOKEN);
});

test('a redirect is not followed: no token reaches another place', async () => {
  const asked: string[] = [];
  const other = createServer((request, response) => {
    asked.push(inspect(request.headers));
    response.end('{}');
  });
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/login`;
  const http = await desk((_, response) => void response.writeHead(302, { location }).end());
  expect((await errorOf(http.read('/x', Answer, soon()))).code).toBe('signed-out');
  expect(asked).toEqual([]);
  other.close();
});

test('a path that leads to another origin is not asked', async () => {
  let asked = 0;
  const http = await desk(() => {
    asked += 1;
  });
  for (const path of ['//evil.example/x', 'https://evil.example', '\\\\evil.example', 'http://'])
    expect((await errorOf(http.read(path, Answer, soon()))).code).toBe('unexpected');
  expect(asked).toBe(0);
});

test('a cut line, a silent desk and one that is not there are offline', async () => {
  const cut = await desk((request) => void request.socket.destroy());
  expect((await errorOf(cut.read('/x', Answer, soon()))).code).toBe('offline');
  close();
  const half = await desk((_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{"id":');
    setTimeout(() => response.destroy(), 20);
  });
  expect((await errorOf(half.read('/x', Answer, soon()))).code).toBe('offline');
  close();
  const silent = await desk(() => {});
  expect((await errorOf(silent.read('/x', Answer, AbortSignal.timeout(50)))).code).toBe('offline');
  close();
  expect((await errorOf(silent.read('/x', Answer, soon()))).code).toBe('offline');
});

test('what is no answer is unexpected: a login page, another shape, one without end', async () => {
  for (const body of ['<!doctype html><h1>Log in</h1>', '{"id":"7"}', '']) {
    const http = await desk((_, response) => void response.end(body));
    expect((await errorOf(http.read('/x', Answer, soon()))).code).toBe('unexpected');
    close();
  }
  const endless = await desk((_, response) => {
    const piece = Buffer.alloc(1024 * 1024, ' ');
    const more = (): void => {
      while (!response.destroyed && response.write(piece));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  });
  expect(await errorOf(endless.read('/x', Answer, soon()))).toMatchObject({ detail: 'too long an answer' });
});

test('Retry-After is read in both its forms and has an end', () => {
  const at = (header: string | null) => retryAt(header, NOW) && Date.parse(retryAt(header, NOW)) - NOW;
  expect(at('90')).toBe(90_000);
  expect(at('Thu, 01 Jan 2026 00:02:00 GMT')).toBe(120_000);
  expect(at('1e9')).toBe(3_600_000);
  expect(at('Thu, 01 Jan 2099 00:00:00 GMT')).toBe(3_600_000);
  expect(at('-5')).toBe(0);
  expect([at('soon'), at(''), at(null)]).toEqual(['', '', '']);
});

test('what is sent carries the id of its attempt, and may have been repeated where it could not be streamed', async () => {
  const seen: string[] = [];
  const http = await desk((request, response) => {
    seen.push(
      `${request.method} ${request.headers['x-casebar-attempt']} ${request.headers['content-length']}`,
    );
    json(201, { id: 1 })(request, response);
  });
  const attempt = { id: 'a-1', tries: 1 };
  const sent = await http.send('/send', { body: { text: 'Olá' }, schema: Answer, signal: soon(), attempt });
  expect(sent).toEqual({ value: { id: 1 }, mayRepeat: true });
  expect(seen).toEqual(['POST a-1 15']);
});

test('a refusal of what the browser may have repeated says so; a question that is refused does not', async () => {
  const http = await desk(json(429, {}, { 'retry-after': '5' }));
  const attempt = { id: 'a-1', tries: 1 };
  const sent = http.send('/send', { body: {}, schema: Answer, signal: soon(), attempt });
  const retryAt = new Date(NOW + 5_000).toISOString();
  expect(await errorOf(sent)).toMatchObject({ code: 'busy', mayRepeat: true, retryAt });
  expect(await errorOf(http.read('/x', Answer, soon()))).toMatchObject({ code: 'busy', mayRepeat: false });
});

test('streams are tried once at an unknown desk, trusted at one that takes them, never used at one that refuses', () => {
  const tries = [1, 2, 5, 6];
  expect(tries.map((n) => mayStream('unknown', n))).toEqual([true, false, false, false]);
  expect(tries.map((n) => mayStream('takes', n))).toEqual([true, true, true, false]);
  expect(tries.map((n) => mayStream('refuses', n))).toEqual([false, false, false, false]);
});

test('the desk’s clock is read from its answers, to the second', async () => {
  let date = new Date(NOW + 600_000).toUTCString();
  const http = await desk((request, response) => json(200, { id: 1 }, { date })(request, response));
  expect(http.ahead()).toBeNull();
  await http.read('/x', Answer, soon());
  expect(http.ahead()).toBe(600_500);
  date = 'some day';
  await http.read('/x', Answer, soon());
  expect(http.ahead()).toBe(600_500);
});

test('a refusal tells nothing of the desk’s clock: it may be another’s who stands before it', async () => {
  const http = await desk(json(503, {}, { date: new Date(0).toUTCString() }));
  await errorOf(http.read('/x', Answer, soon()));
  expect(http.ahead()).toBeNull();
});

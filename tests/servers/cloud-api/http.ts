import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { judge } from './judge.ts';
import { isObject, type Judgement, text, type World } from './world.ts';

/** A fake Cloud API on loopback. */
export interface CloudApi {
  /** Address of the sender's number: `/messages` and `/media` stand behind it. */
  readonly base: string;
  /** Address of the list of templates. */
  readonly list: string;
  /** Every message it was asked to send, refused ones too. */
  readonly received: unknown[];
  /** Those it took, with the ids it gave them. */
  readonly accepted: { readonly id: string; readonly message: unknown }[];
  world: World;
  close(): Promise<void>;
}

const PHONE = '/v24.0/106540352242922';
const ACCOUNT = '/v24.0/102290129340398';
const PAGE = 100;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

const json = (written: string): unknown => {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
};

function answer(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

const RATES = [4, 80007, 130429, 131048, 131056];
const OWN = [1, 2, 131000, 131016, 131057];

/** A refusal as Graph writes it. */
function refusal(response: ServerResponse, { code, details }: NonNullable<Judgement>) {
  const status =
    code === 190 || code === 0 ? 401 : RATES.includes(code) ? 429 : OWN.includes(code) ? 500 : 400;
  if (status === 429) response.setHeader('retry-after', '30');
  answer(response, status, {
    error: {
      message: `(#${code}) ${details}`,
      type: 'OAuthException',
      code,
      error_data: { messaging_product: 'whatsapp', details },
      fbtrace_id: crypto.randomUUID(),
    },
  });
}

function page(response: ServerResponse, url: URL, templates: readonly unknown[]) {
  const limit = Number(url.searchParams.get('limit') ?? PAGE);
  const from = Number(url.searchParams.get('after') ?? 0);
  const data = templates.slice(from, from + limit);
  const after = String(from + data.length);
  const hasMore = from + data.length < templates.length;
  url.searchParams.set('after', after);
  answer(response, 200, {
    data,
    paging: { cursors: { before: String(from), after }, ...(hasMore && { next: url.href }) },
  });
}

async function send(api: CloudApi, request: IncomingMessage, response: ServerResponse) {
  const message = json(await bodyOf(request));
  api.received.push(message);
  const verdict = judge(message, api.world);
  if (verdict) return refusal(response, verdict);
  const id = `wamid.${crypto.randomUUID()}`;
  const to = isObject(message) ? text(message.to) : '';
  api.accepted.push({ id, message });
  answer(response, 200, {
    messaging_product: 'whatsapp',
    contacts: [{ input: to, wa_id: to.slice(1) }],
    messages: [{ id, message_status: 'accepted' }],
  });
}

/** A file comes as its bytes, not as a form: what counts here is its type and its size. */
async function upload(api: CloudApi, request: IncomingMessage, response: ServerResponse) {
  const size = (await bodyOf(request)).length;
  const id = crypto.randomUUID();
  const type = request.headers['content-type'] ?? '';
  api.world = { ...api.world, media: { ...api.world.media, [id]: { type, size } } };
  answer(response, 200, { id });
}

async function serve(api: CloudApi, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  if (request.headers.authorization !== `Bearer ${api.world.token}`)
    return refusal(response, { code: 190, details: 'Invalid OAuth access token' });
  const route = `${request.method} ${url.pathname}`;
  if (route === `POST ${PHONE}/messages`) return send(api, request, response);
  if (route === `POST ${PHONE}/media`) return upload(api, request, response);
  if (route === `GET ${ACCOUNT}/message_templates`) return page(response, url, api.world.templates);
  answer(response, 404, { error: { message: `Unknown path ${url.pathname}`, code: 2500 } });
}

/** Starts it; what it knows can be exchanged while it runs. */
export async function startCloudApi(world: World, port = 0): Promise<CloudApi> {
  const server = createServer((request, response) => {
    void serve(api, request, response).catch((error: unknown) => {
      answer(response, 500, { error: { message: String(error), code: 131000 } });
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const origin = `http://127.0.0.1:${isAddress(address) ? address.port : port}`;
  const api: CloudApi = {
    base: `${origin}${PHONE}`,
    list: `${origin}${ACCOUNT}/message_templates`,
    received: [],
    accepted: [],
    world,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return api;
}

const isAddress = (address: AddressInfo | string | null): address is AddressInfo => isObject(address);

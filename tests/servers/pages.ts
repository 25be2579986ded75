import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

/** The pages Casebar is tried on: a CRM to sit beside, and pages that make it hard for extensions. */
export interface Pages {
  readonly base: string;
  readonly port: number;
  close(): Promise<void>;
}

interface Answer {
  readonly body: string;
  readonly headers?: Record<string, string>;
}
type Route = () => Answer | Promise<Answer>;

const HTML = 'text/html; charset=utf-8';

/** Read at every request, so that editing a page shows on reload. */
const file = (...path: string[]) => readFile(join(import.meta.dirname, ...path), 'utf8');

const plain = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;

/** The CRM: one frame, the record of one customer inside. */
async function crm(customer: 1 | 2): Promise<Answer> {
  const [shell, record] = await Promise.all([
    file('crm-page', 'shell.html'),
    file('crm-page', `customer-${customer}.html`),
  ]);
  return { body: shell.replace('<!-- record -->', () => record) };
}

const asset = async (name: string, type: string): Promise<Answer> => ({
  body: await file('crm-page', name),
  headers: { 'content-type': type },
});

const paragraph = (_: unknown, n: number) =>
  `<p id="p${n + 1}">${n + 1}. Long pages scroll, and what sits beside them must not. Call +1 202 555 0118 about paragraph ${n + 1}.</p>`;

const ROUTES: Readonly<Record<string, Route>> = {
  '/': () => crm(1),
  '/customers/1': () => crm(1),
  '/customers/2': () => crm(2),
  '/shell.css': () => asset('shell.css', 'text/css; charset=utf-8'),
  '/record.css': () => asset('record.css', 'text/css; charset=utf-8'),
  '/crm.js': () => asset('crm.js', 'text/javascript; charset=utf-8'),
  // Nothing of the page's own may load or run, nor may anything injected into its world.
  '/csp': () => ({
    body: plain('Strict policy', '<p>Call +1 202 555 0118.</p><textarea aria-label="Notes"></textarea>'),
    headers: { 'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'" },
  }),
  // A frame of another origin only loads here if it opts in.
  '/coep': async () => ({
    ...(await crm(1)),
    headers: { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' },
  }),
  '/long': () => ({ body: plain('A long page', Array.from({ length: 400 }, paragraph).join('')) }),
  '/form': async () => ({ body: await file('odd-pages', 'form.html') }),
  '/hostile': async () => ({ body: await file('odd-pages', 'hostile.html') }),
};

async function answer(path: string): Promise<Answer & { status: number }> {
  // Asked for by every browser; a 404 would be noise in every console that a test watches.
  if (path === '/favicon.ico') return { status: 204, body: '' };
  const route = Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
  if (!route) return { status: 404, body: plain('Not found', '<p><a href="/">Back to the CRM</a></p>') };
  return { status: 200, ...(await route()) };
}

/** Serves the pages on loopback; port 0 takes any free one. */
export async function servePages(options: { port?: number } = {}): Promise<Pages> {
  const server = createServer((request, response) => {
    // Only the path counts; the base is there to make it a URL.
    answer(new URL(request.url ?? '/', 'http://loopback').pathname).then(
      ({ status, body, headers }) =>
        response
          .writeHead(status, { 'content-type': HTML, 'cache-control': 'no-store', ...headers })
          .end(body),
      (error: unknown) => response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page server has no port.');
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      // Browsers keep connections open; waiting for them would hold up the end of every test run.
      server.closeAllConnections();
    });
  return { base: `http://127.0.0.1:${address.port}`, port: address.port, close };
}

if (import.meta.main) {
  const { base } = await servePages({ port: Number(process.env.PORT ?? 0) });
  console.log(`Sample page: ${base}/`);
  for (const path of Object.keys(ROUTES).slice(2)) if (!path.includes('.')) console.log(`  ${base}${path}`);
}

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';

/** A page with the editors of other people in it, each as its makers deliver it. */
export interface Editors {
  readonly base: string;
  close(): Promise<void>;
}

const HTML = 'text/html; charset=utf-8';
const INNER =
  '<!doctype html><html lang="en"><title>Inner</title><textarea aria-label="Inner" style="width:95%;height:4rem"></textarea>';
const REFUSES =
  '<!doctype html><html lang="en"><title>Refuses</title><textarea aria-label="Refuses"></textarea>';
const EMBEDS = '<!doctype html><html lang="en"><title>Embeds</title><iframe title="x"></iframe>';
const DESIGN = `<!doctype html><html lang="en"><title>Design</title><body></body>
  <script>document.designMode = 'on';</script>`;

/** The editors' own packages and the page's script, as one file. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'client.ts'), formats: ['iife'], name: 'editorsPage' },
    },
  });
  const [first] = [built].flat();
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('The editors were not bundled.');
  return chunk.code;
}

/** Serves the page on loopback. `/refuses` takes no frame of ours. */
export async function serveEditors(): Promise<Editors> {
  const { resolve } = createRequire(import.meta.url);
  const [code, page, style] = await Promise.all([
    bundle(),
    readFile(join(import.meta.dirname, 'page.html'), 'utf8'),
    readFile(resolve('codemirror/lib/codemirror.css'), 'utf8'),
  ]);
  const routes: Readonly<Record<string, readonly [string, string, Record<string, string>?]>> = {
    '/': [page, HTML],
    '/refuses': [REFUSES, HTML, { 'content-security-policy': 'sandbox' }],
    '/embeds': [EMBEDS, HTML],
    '/inner': [INNER, HTML],
    '/design': [DESIGN, HTML],
    '/editors.js': [code, 'text/javascript; charset=utf-8'],
    '/codemirror.css': [style, 'text/css; charset=utf-8'],
  };
  const server = createServer((request, response) => {
    const route = routes[new URL(request.url ?? '/', 'http://loopback').pathname];
    if (!route) return response.writeHead(204).end();
    const [body, type, headers] = route;
    return response
      .writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...headers })
      .end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The editors have no port.');
  return {
    base: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

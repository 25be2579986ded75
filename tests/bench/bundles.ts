import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { parseSync } from 'vite';

/** Files that a script loads at once (static imports, recursively), itself included. */
function graph(folder: string, entry: string, seen = new Set<string>()): Set<string> {
  const path = normalize(entry.replace(/^\//, ''));
  if (seen.has(path) || !existsSync(join(folder, path))) return seen;
  seen.add(path);
  const { module } = parseSync(path, readFileSync(join(folder, path), 'utf8'));
  const targets = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) => one.entries.map((entry) => entry.moduleRequest?.value ?? '')),
  ];
  for (const to of targets) if (to.startsWith('.')) graph(folder, join(dirname(path), to), seen);
  return seen;
}

/** Scripts that a page names itself. */
const scriptsOf = (folder: string, page: string) =>
  [...readFileSync(join(folder, page), 'utf8').matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(
    (match) => match[1] ?? '',
  );

const bytes = (folder: string, files: Iterable<string>) =>
  [...files].reduce((total, file) => total + statSync(join(folder, file)).size, 0);

/** The scripts of the helpdesks, by name: each is loaded by the background when its desk is used. */
export const deskScripts = (folder: string): string[] =>
  globSync('desk-*.js', { cwd: folder }).map((file) => basename(file, '.js'));

/** Bytes of JavaScript that each surface loads before it can draw; uncompressed, as an extension is read from disk. */
export function bundleBytes(folder: string): Record<string, number> {
  const page = (name: string) => {
    const seen = new Set<string>();
    for (const script of scriptsOf(folder, `${name}.html`)) graph(folder, script, seen);
    return bytes(folder, seen);
  };
  const desks = deskScripts(folder).map((name) => [name, bytes(folder, [`${name}.js`])]);
  return {
    ...Object.fromEntries(desks),
    background: bytes(folder, graph(folder, 'background.js')),
    launcher: bytes(folder, graph(folder, 'launcher.js')),
    'page-tool': bytes(folder, graph(folder, 'page-tool.js')),
    palette: page('palette'),
    sidebar: page('sidebar'),
    popup: page('popup'),
    options: page('options'),
    mail: page('mail'),
  };
}

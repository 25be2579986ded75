import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const onPath = (names: string[]) =>
  names
    .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
    .find((path) => existsSync(path));

const isRootOnDebian = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && onPath(['apt-get']) !== undefined;

/** A Chromium that takes `--load-extension`: branded Chrome ignores it since 137, so it is not searched. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const system = onPath(['chromium', 'chromium-browser']);
  if (system) return system;
  const downloaded = chromium.executablePath();
  return downloaded && existsSync(downloaded) ? downloaded : undefined;
}

/** Any desktop Firefox from 142 on. */
export function findFirefox(): string | undefined {
  const usual = ['/Applications/Firefox.app/Contents/MacOS/firefox', '/usr/lib/firefox-esr/firefox-esr'];
  return (
    process.env.FIREFOX_PATH ??
    onPath(['firefox-esr', 'firefox', 'firefox-developer-edition']) ??
    usual.find((path) => existsSync(path))
  );
}

function debianInstall(...packages: string[]) {
  console.log(`Installing ${packages[0]} from Debian's packages (apt-get install ${packages.join(' ')}) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]) =>
    execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  run('update', '-qq');
  run('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

/** Finds Chromium or gets one: Debian's package as root, Playwright's download otherwise. */
export function ensureChromium(): string {
  const have = findChromium();
  if (have) return have;
  if (isRootOnDebian()) debianInstall('chromium', 'fonts-liberation', 'fonts-noto-color-emoji');
  else {
    console.log("Downloading Playwright's Chromium (about 170 MB, once) …");
    const cli = join(import.meta.dirname, '../../node_modules/playwright-core/cli.js');
    execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 'inherit', 'inherit'] });
  }
  const got = findChromium();
  if (!got) throw new Error('No Chromium found: install one or name it in CHROMIUM_PATH.');
  return got;
}

/** Finds Firefox or, as root on Debian, installs it. Elsewhere a person has to: there is no download to automate. */
export function ensureFirefox(): string {
  const have = findFirefox();
  if (have) return have;
  if (isRootOnDebian()) debianInstall('firefox-esr');
  const got = findFirefox();
  if (!got) throw new Error('No Firefox found: install one (142 or newer) or name it in FIREFOX_PATH.');
  return got;
}

/** Arguments that load one unpacked extension and keep the browser off the network. Both extension flags are needed. */
export const chromiumArgs = (extension: string) => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-quic',
  `--disable-extensions-except=${extension}`,
  `--load-extension=${extension}`,
];

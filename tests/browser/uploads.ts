import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { startUploadServer, type UploadServer, type UploadServerOptions } from '../servers/uploads/server.ts';
import type { App } from './app.ts';
import { type Chrome, launchChrome } from './chrome.ts';
import { deskCall } from './desk-call.ts';

const OUT = process.env.CASEBAR_UPLOADS_DIST ?? join(process.env.CASEBAR_DIST ?? 'dist', 'uploads');

/** The build whose desk takes files first; made by `buildForUploads`. */
export const uploadsBuild = (target: 'chrome' | 'firefox') => resolve(OUT, `${target}-mv3`);

/** Builds it, in a process of its own: Vitest's NODE_ENV must not leak into it. */
export function buildForUploads(target: 'chrome' | 'firefox') {
  if (process.env.CASEBAR_UPLOADS_DIST && process.env.CASEBAR_REUSE_BUILD) return;
  const script = join(import.meta.dirname, '../servers/uploads/build.ts');
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync(process.execPath, [script, OUT, target], { stdio: ['ignore', 'ignore', 'inherit'], env });
}

/** A mail case of the sample desk, of the agent who is signed in first. */
export const CASE = 'local:1009';

/** Bytes that no two places of a file share, so that a piece in the wrong place is seen. */
export function someBytes(size: number, seed = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let state = seed;
  for (let at = 0; at < size; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

/** What the background is asked with, in either browser. */
export type Ask = (
  call: string,
  ...args: unknown[]
) => Promise<{ readonly ok: boolean; readonly code?: string }>;

async function must(ask: Ask, call: string, ...args: unknown[]) {
  const answer = await ask(call, ...args);
  if (!answer?.ok) throw new Error(`${call} was refused: ${JSON.stringify(answer)}`);
}

/** A file as the composer puts it in, then a reply with it; answers the reply's id. */
export async function sendReply(
  ask: Ask,
  name: string,
  bytes: Uint8Array,
  text = 'With a file',
): Promise<string> {
  const SLICE = 512 * 1024;
  const id = crypto.randomUUID();
  const draft = crypto.randomUUID();
  const file = { id, name, type: 'application/octet-stream' };
  for (let at = 0, index = 0; at < bytes.length; at += SLICE, index++) {
    const base64 = Buffer.from(bytes.subarray(at, at + SLICE)).toString('base64');
    await must(ask, 'putFile', { ...file, index, last: at + SLICE >= bytes.length, base64 });
  }
  const attachments = [{ ...file, size: bytes.length }];
  await must(ask, 'submitReply', { draft, case: CASE, text, attachments, status: null, seenRevision: 9_999 });
  return draft;
}

/** Agent and desk at work, with the server for files beside them. */
export interface UploadDay {
  readonly browser: Chrome;
  readonly server: UploadServer;
  readonly page: App;
  readonly ask: Ask;
  /** A page that was open when the browser ended is gone; this opens another. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export async function anUploadDay(options: UploadServerOptions): Promise<UploadDay> {
  const server = await startUploadServer(options);
  const browser = await launchChrome({ extension: uploadsBuild('chrome') });
  let page = await browser.open('mail.html');
  await page.evaluate((uploadDesk) => chrome.storage.local.set({ uploadDesk }), server.base);
  const ask: Ask = (call, ...args) => deskCall(page, call, ...args);
  await must(ask, 'startPractice');
  return {
    browser,
    server,
    get page() {
      return page;
    },
    ask,
    async reopen() {
      page = await browser.open('mail.html');
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { PortRequest } from '@/core/contract';
import { isFramed, isOwnPage } from '@/core/messaging/trust';
import { servePort } from '@/core/queries/serve-port';
import { catchUp } from './catch-up.ts';
import { orderLauncher, proveFrame } from './frames.ts';
import { inBackground } from './in-background.ts';
import { surfaceCame } from './notify.ts';
import { provePalette } from './palette.ts';

/** Decides about a Port before anything is answered on it; what came in meanwhile is not lost. */
async function admit(port: Runtime.Port, nonce: string): Promise<boolean> {
  const { sender } = port;
  if (!sender || sender.id !== browser.runtime.id || !isOwnPage(sender)) return false;
  if (!isFramed(sender)) return true;
  const tab = sender.tab?.id ?? -1;
  if (await provePalette(tab, sender.frameId ?? -1, nonce)) return true;
  if (!(await proveFrame(tab, sender.frameId ?? -1, nonce))) return false;
  await orderLauncher(tab, { casebar: 'hello' });
  return true;
}

/** Serves live queries to surfaces. The first message must be the hello with the frame's proof. */
export function serveLive() {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== 'live') return;
    const early: unknown[] = [];
    let left = false;
    port.onDisconnect.addListener(() => {
      left = true;
    });
    const keep = (raw: unknown) => void early.push(raw);
    const start = async (raw: unknown) => {
      port.onMessage.removeListener(start);
      port.onMessage.addListener(keep);
      const hello = v.safeParse(PortRequest, raw);
      const nonce = hello.success && hello.output.kind === 'hello' ? hello.output.nonce : '';
      const admitted = await admit(port, nonce);
      port.onMessage.removeListener(keep);
      // It may be gone before it was let in; nobody would tell again, and it would be served for ever.
      if (left) return;
      if (!admitted) {
        port.postMessage({ kind: 'denied' });
        port.disconnect();
        return;
      }
      port.onDisconnect.addListener(surfaceCame(port));
      // Whatever was slept through is caught up at the first look.
      inBackground('catch up', catchUp());
      servePort(port, early);
    };
    // Synchronously, or the hello that came with the connection would find nobody.
    port.onMessage.addListener(start);
  });
}

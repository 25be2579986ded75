import browser from 'webextension-polyfill';
import { serveTransfers } from '@/core/transfer/serve-transfers';

const receive = serveTransfers({
  // Any message starts the background, and a start goes on with everything that is owed.
  wake: () => void browser.runtime.sendMessage({ casebar: 'uploads' }).catch(() => {}),
  idle: () => window.close(),
});
navigator.serviceWorker.addEventListener('message', ({ data, ports }: MessageEvent<unknown>) =>
  receive(data, ports[0]),
);
navigator.serviceWorker.startMessages();

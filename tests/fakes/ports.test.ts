import { expect, test, vi } from 'vitest';
import browser, { type Runtime } from 'webextension-polyfill';
import { contentScript, ports, sendAs } from './extension';

const settle = () => new Promise((resolve) => setTimeout(resolve));

test('a port carries JSON both ways and tells who connected', async () => {
  const seen: unknown[] = [];
  browser.runtime.onConnect.addListener((port) => {
    seen.push(port.name, port.sender?.url);
    port.onMessage.addListener((message) => {
      seen.push(message);
      port.postMessage('pong');
    });
  });
  const port = browser.runtime.connect({ name: 'live' });
  const heard = vi.fn();
  port.onMessage.addListener(heard);
  port.postMessage({ a: 1, lost: undefined });
  expect(seen).toEqual([]);
  await settle();
  expect(seen).toEqual(['live', 'chrome-extension://test-extension-id/sidebar.html', { a: 1 }]);
  expect(heard.mock.calls[0]?.[0]).toBe('pong');
});

test('when the worker dies the surface hears it and can connect again', async () => {
  browser.runtime.onConnect.addListener(() => {});
  const port = browser.runtime.connect();
  const gone = vi.fn();
  port.onDisconnect.addListener(gone);
  await settle();
  expect(ports.count).toBe(1);
  ports.dropAll();
  await settle();
  expect(gone).toHaveBeenCalledOnce();
  expect(() => port.postMessage(1)).toThrow('disconnected port');
  browser.runtime.connect();
  await settle();
  expect(ports.count).toBe(1);
});

test('a port to nobody closes with the reason', async () => {
  const port = browser.runtime.connect();
  const gone = vi.fn();
  port.onDisconnect.addListener(gone);
  await settle();
  expect(gone.mock.calls[0]?.[0].error.message).toContain('Receiving end does not exist');
});

test('a message is answered by promise, arrives as JSON, and rejects with the text of what was thrown', async () => {
  browser.runtime.onMessage.addListener(async (message: unknown, from: Runtime.MessageSender) => {
    if (message === 'fail') throw new TypeError('no');
    return { message, url: from.url, lost: undefined };
  });
  sendAs(contentScript());
  const answer = await browser.runtime.sendMessage({ at: new Date(0) });
  expect(answer).toEqual({ message: { at: '1970-01-01T00:00:00.000Z' }, url: 'https://shop.example/orders' });
  await expect(browser.runtime.sendMessage('fail')).rejects.toThrow('no');
});

test('a message nobody listens to is an error', async () => {
  await expect(browser.runtime.sendMessage(1)).rejects.toThrow('Receiving end does not exist');
});

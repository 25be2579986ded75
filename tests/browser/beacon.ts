import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { CERT, KEY } from './beacon-key.ts';

/** Both browsers are told that this name is the loopback address. */
export const BEACON_HOST = 'beacon.example';

/** One request that reached the sender's server. */
export interface Hit {
  /** Path, e.g. `/pixel/a.png`; '' = only a connection was opened. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly secure: boolean;
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAAAEklEQVR4nGNgYPj/Hz8eHgoAd1V/gZU4nWIAAAAASUVORK5CYII=',
  'base64',
);

/** The server of somebody who wants to know whether a mail was read: it notes every connection and request. */
export class Beacon {
  readonly hits: Hit[] = [];
  #plain = createServer(this.#answer(false));
  #secure = createTlsServer({ key: KEY, cert: CERT }, this.#answer(true));
  /** Opened, whether or not anything was asked: a preconnect tells as much as a request. */
  connections = 0;

  #answer(secure: boolean): RequestListener {
    return (request, response) => {
      this.hits.push({ path: request.url ?? '', headers: request.headers, secure });
      const type = /\.(?:png|gif)$/.test(request.url ?? '') ? 'image/png' : 'text/html';
      // SameSite=None is what trackers use: it comes back with pictures on other sites, if the browser lets it.
      const name = type === 'image/png' ? 'picture' : 'visit';
      const cookie = secure ? { 'set-cookie': `${name}=1; SameSite=None; Secure; Max-Age=9999` } : {};
      response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*', ...cookie });
      response.end(type === 'text/html' ? '<!doctype html><title>Beacon</title>beacon' : PNG);
    };
  }

  async start() {
    for (const server of [this.#plain, this.#secure]) {
      server.on('connection', () => this.connections++);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    }
    return this;
  }

  get http() {
    return `http://${BEACON_HOST}:${portOf(this.#plain)}`;
  }

  get https() {
    return `https://${BEACON_HOST}:${portOf(this.#secure)}`;
  }

  forget() {
    this.hits.length = 0;
    this.connections = 0;
  }

  close() {
    for (const server of [this.#plain, this.#secure]) {
      server.closeAllConnections();
      server.close();
    }
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The beacon is not listening');
  return (address satisfies AddressInfo).port;
}

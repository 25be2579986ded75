import { type ClientRequest, type IncomingMessage, request } from 'node:http';

/** So much is handed over at once; the next is when the system has taken it. */
const CHUNK = 64 * 1024;

/** `XMLHttpRequest` in Node as far as files are carried with it, over a real line. */
export class NodeXhr {
  readonly upload = new EventTarget();
  readonly #events = new EventTarget();
  readonly #headers: Record<string, string> = {};
  #answers: IncomingMessage['headers'] = {};
  #request: ClientRequest | undefined;
  #method = '';
  #over = false;
  responseURL = '';
  status = 0;
  responseText = '';

  addEventListener(name: string, listener: () => void) {
    this.#events.addEventListener(name, listener);
  }
  open(method: string, url: string) {
    this.#method = method;
    this.responseURL = new URL(url).href;
  }
  setRequestHeader(name: string, value: string) {
    this.#headers[name] = value;
  }
  getResponseHeader(name: string) {
    const value = this.#answers[name];
    return value === undefined ? null : String(value);
  }
  send(body: Blob) {
    const headers = { ...this.#headers, 'content-length': String(body.size) };
    const asked = request(this.responseURL, { method: this.#method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', () => this.#end('error'));
      answer.on('end', () => {
        this.#answers = answer.headers;
        this.status = answer.statusCode ?? 0;
        this.responseText = Buffer.concat(parts).toString();
        this.#end('load');
      });
    });
    this.#request = asked;
    asked.on('error', () => this.#end('error'));
    void this.#write(asked, body);
  }
  abort() {
    this.#end('abort');
    this.#request?.destroy();
  }

  async #write(asked: ClientRequest, body: Blob) {
    for (let from = 0; from < body.size && !this.#over; from += CHUNK) {
      const part = Buffer.from(await body.slice(from, from + CHUNK).arrayBuffer());
      await new Promise<void>((taken) => asked.write(part, () => taken()));
      const loaded = Math.min(body.size, from + CHUNK);
      if (!this.#over) this.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded }));
    }
    if (!this.#over) asked.end();
  }
  #end(name: string) {
    if (this.#over) return;
    this.#over = true;
    this.#events.dispatchEvent(new Event(name));
    this.#events.dispatchEvent(new Event('loadend'));
  }
}

/** `XMLHttpRequest` as far as files are carried with it; the test plays the line. */
export class FakeXhr {
  static all: FakeXhr[] = [];
  readonly upload = new EventTarget();
  readonly #events = new EventTarget();
  readonly headers: Record<string, string> = {};
  readonly answers: Record<string, string> = {};
  method = '';
  url = '';
  responseURL = '';
  status = 0;
  responseText = '';
  body: Blob | undefined;
  aborted = false;

  constructor() {
    FakeXhr.all.push(this);
  }
  /** The newest one. */
  static get last(): FakeXhr {
    const xhr = FakeXhr.all.at(-1);
    if (!xhr) throw new Error('nothing was sent');
    return xhr;
  }
  addEventListener(name: string, listener: () => void) {
    this.#events.addEventListener(name, listener);
  }
  open(method: string, url: string) {
    Object.assign(this, { method, url, responseURL: url });
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  getResponseHeader = (name: string) => this.answers[name] ?? null;
  send(body: Blob) {
    this.body = body;
  }
  abort() {
    this.aborted = true;
    this.#end('abort');
  }
  #end(name: string) {
    this.#events.dispatchEvent(new Event(name));
    this.#events.dispatchEvent(new Event('loadend'));
  }
  /** So many bytes of this request have left. */
  moves(loaded: number) {
    this.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded }));
  }
  answer(status: number, text = '', over: Partial<FakeXhr> = {}) {
    Object.assign(this, { status, responseText: text }, over);
    this.#end('load');
  }
  cut() {
    this.#end('error');
  }
}

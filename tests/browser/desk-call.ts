import type { App } from './app.ts';

/** What the background answered: `value`, or the code of why not. */
export interface Answered {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly code?: string;
}

/** Asks the background from one of our own pages, past every button; what the buttons do is tested elsewhere. */
export const deskCall = (app: App, call: string, ...args: unknown[]): Promise<Answered> =>
  app.evaluate((request) => chrome.runtime.sendMessage(request) as never, { casebar: 'desk', call, args });

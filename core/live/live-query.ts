import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { AnswerOf, ArgsOf, QueryName } from '@/core/queries/index';
import { Connection, type News } from './connection.ts';

/** What a query knows right now. */
export type Live<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly code: string };

/** One question that somebody asks or lately asked, shared by all who ask the same. */
interface Watched {
  readonly id: number;
  readonly name: QueryName;
  readonly args: unknown;
  readonly signal: Signal<Live<unknown>>;
  users: number;
}

/** By name and arguments; in the order they were first asked, which is the order they are forgotten in. */
const watched = new Map<string, Watched>();
let connection: Connection | undefined;
let lastId = 0;

/** True once the background refused this surface: a page put our sidebar into itself. */
export const denied = signal(false);
/** True once the extension was updated under this surface: nothing here works any more. */
export const orphaned = signal(false);

const ask = ({ id, name, args }: Watched) => connection?.send({ kind: 'watch', id, query: name, args });

function receive(news: News) {
  if (news.kind === 'denied') {
    denied.value = true;
    return;
  }
  const found = [...watched.values()].find(({ id }) => id === news.id);
  if (!found) return;
  found.signal.value =
    news.kind === 'result' ? { state: 'ready', value: news.value } : { state: 'failed', code: news.code };
}

/** Connects this surface; called once, before anything is drawn. `nonce` is the frame's proof, '' elsewhere. */
export function startLive(nonce: string) {
  connection = new Connection(
    {
      onOpen: () => {
        for (const one of watched.values()) if (one.users > 0) ask(one);
      },
      onNews: receive,
      onGone: () => {
        orphaned.value = true;
      },
    },
    nonce,
  );
}

/** Answers kept after the last user left, so that going back shows them at once. */
const KEPT = 40;

function forgetOldest() {
  const idle = [...watched].filter(([, one]) => one.users === 0);
  for (const [key] of idle.slice(0, Math.max(0, idle.length - KEPT))) watched.delete(key);
}

/** Keeps a query answered until `stop` is called; two askers of the same, or under the same `key`, share one. */
export function liveQuery<N extends QueryName>(
  name: N,
  args: ArgsOf<N>,
  key = `${name} ${JSON.stringify(args)}`,
): { readonly answer: ReadonlySignal<Live<AnswerOf<N>>>; stop(): void } {
  let one = watched.get(key);
  if (!one) {
    lastId += 1;
    one = { id: lastId, name, args, signal: signal<Live<unknown>>({ state: 'loading' }), users: 0 };
    watched.set(key, one);
  }
  const shared = one;
  shared.users += 1;
  // The first user asks even if an answer is kept: it shows at once and is replaced by the present one.
  if (shared.users === 1) ask(shared);
  return {
    // The border: the background answers a query with its own answer type.
    answer: shared.signal as unknown as ReadonlySignal<Live<AnswerOf<N>>>,
    stop() {
      shared.users -= 1;
      if (shared.users > 0) return;
      connection?.send({ kind: 'unwatch', id: shared.id });
      forgetOldest();
    },
  };
}

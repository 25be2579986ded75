import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { PortRequest } from '@/core/contract';
import { codeOf } from '@/core/model/errors';
import { onChange } from '@/core/store/changes';
import type { StoreName } from '@/core/store/schema';
import { queries } from './index.ts';
import type { Query } from './query.ts';

interface Watch {
  readonly id: number;
  readonly query: Query<unknown, unknown>;
  readonly args: unknown;
  /** JSON of the last answer: an equal one is not sent again. */
  last: string;
}

/** Parses the arguments of a named query; undefined = no such query, or not for it. */
function find(name: string, args: unknown): { query: Query<unknown, unknown>; args: unknown } | undefined {
  const known: Readonly<Record<string, unknown>> = queries;
  if (!Object.hasOwn(known, name)) return undefined;
  // The border: which arguments a query takes is known only by its name, so its own parser decides below.
  const query = known[name] as Query<unknown, unknown>;
  const parsed = v.safeParse(query.args, args ?? null);
  return parsed.success ? { query, args: parsed.output } : undefined;
}

/** Answers live queries over one Port until it closes; `early` came in before it was admitted. */
export function servePort(port: Runtime.Port, early: readonly unknown[] = []) {
  const gone = new AbortController();
  const watches = new Map<number, Watch>();
  const post = (message: unknown) => {
    if (!gone.signal.aborted) port.postMessage(message);
  };
  const answer = async (watch: Watch) => {
    try {
      const value = await watch.query.run(watch.args);
      const json = JSON.stringify(value);
      if (json === watch.last || watches.get(watch.id) !== watch) return;
      watch.last = json;
      post({ kind: 'result', id: watch.id, value });
    } catch (error) {
      console.error('casebar: query', error);
      post({ kind: 'failed', id: watch.id, code: codeOf(error) });
    }
  };

  // A burst of commits (a pull, an import) becomes one round of answers, 15 ms after the first.
  const dirty = new Set<StoreName>();
  let round: ReturnType<typeof setTimeout> | undefined;
  const answerDirty = () => {
    round = undefined;
    const stores = new Set(dirty);
    dirty.clear();
    for (const watch of watches.values())
      if (watch.query.reads.some((s) => stores.has(s))) void answer(watch);
  };
  onChange((stores) => {
    for (const store of stores) dirty.add(store);
    round ??= setTimeout(answerDirty, 15);
  }, gone.signal);

  const receive = (raw: unknown) => {
    const request = v.safeParse(PortRequest, raw);
    if (!request.success) return;
    const { output } = request;
    if (output.kind === 'unwatch') watches.delete(output.id);
    if (output.kind !== 'watch') return;
    const known = find(output.query, output.args);
    if (!known) return post({ kind: 'failed', id: output.id, code: 'unexpected' });
    const watch: Watch = { id: output.id, ...known, last: '' };
    watches.set(output.id, watch);
    void answer(watch);
  };
  port.onMessage.addListener(receive);
  for (const raw of early) receive(raw);
  port.onDisconnect.addListener(() => {
    clearTimeout(round);
    gone.abort();
    watches.clear();
  });
}

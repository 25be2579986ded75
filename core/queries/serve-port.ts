import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { type PortNews, PortRequest } from '@/core/contract';
import { codeOf } from '@/core/model/errors';
import { announce, type News, onChange } from '@/core/store/changes';
import { isUnreadable } from '@/core/store/storage-state';
import { queries } from './index.ts';
import type { Query } from './query.ts';

/** A query that a surface keeps asking. */
interface Watch {
  readonly id: number;
  readonly query: Query<unknown, unknown>;
  readonly args: unknown;
  /** JSON of what was said last: the same is not said again. */
  last: string;
  /** Being read just now; `again` = written meanwhile. */
  reading: boolean;
  again: boolean;
}

/** What a query answers now, or that it cannot. */
async function read({ id, query, args }: Watch): Promise<PortNews> {
  try {
    return { kind: 'result', id, value: await query.run(args) };
  } catch (error) {
    console.error('casebar: query', error);
    if (isUnreadable(error)) announce(['unreadable']);
    return { kind: 'failed', id, code: codeOf(error) };
  }
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
  const stop = () => {
    clearTimeout(round);
    gone.abort();
    watches.clear();
  };
  const post = (news: PortNews) => {
    if (gone.signal.aborted) return;
    // A Port may be closed before anybody was told.
    try {
      port.postMessage(news);
    } catch {
      stop();
    }
  };
  // One reading of a query at a time: the answer of an earlier one must not arrive after that of a later one.
  const answer = async (watch: Watch) => {
    watch.again = watch.reading;
    if (watch.reading) return;
    watch.reading = true;
    do {
      watch.again = false;
      const news = await read(watch);
      // Unwatched, or asked anew under the same number, while it was read.
      if (watches.get(watch.id) !== watch) return;
      const json = JSON.stringify(news);
      if (json !== watch.last) post(news);
      watch.last = json;
    } while (watch.again);
    watch.reading = false;
  };

  // A burst of commits (a pull, an import) becomes one round of answers, 15 ms after the first.
  const dirty = new Set<News>();
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
    const watch: Watch = { id: output.id, ...known, last: '', reading: false, again: false };
    watches.set(output.id, watch);
    void answer(watch);
  };
  port.onMessage.addListener(receive);
  for (const raw of early) receive(raw);
  port.onDisconnect.addListener(stop);
}

import type { OutboxAction } from '@/core/model/outbox-item';

/** Everything the desk did for one item. */
export interface Entry {
  readonly item: string;
  readonly case: string;
  readonly kind: OutboxAction['kind'];
  /** The text of each commit, as it arrived. */
  readonly texts: string[];
  /** Attempt → how often it was carried out. */
  readonly attempts: Map<string, number>;
}

/** What the desk saw, kept over its deaths: the truth that browsers are measured by. */
export class Ledger {
  readonly entries = new Map<string, Entry>();
  /** Items in the order of their first commit. */
  readonly order: string[] = [];
  /** Bodies that were no request at all. */
  garbled = 0;
  /** Requests by how their body came. */
  streamed = 0;
  plain = 0;
  readonly #arrivals = new Map<string, number>();
  readonly #story = new Map<string, string[]>();

  /** Counts an arrival of an item; answers how many came before. */
  arrive(item: string): number {
    const before = this.#arrivals.get(item) ?? 0;
    this.#arrivals.set(item, before + 1);
    return before;
  }

  /** For whoever looks for the reason of a double. */
  tell(item: string, words: string) {
    const time = new Date().toISOString().slice(14);
    this.#story.set(item, [...(this.#story.get(item) ?? []), `${time} ${words}`]);
  }
  story = (item: string) => (this.#story.get(item) ?? []).join(' · ');

  commit(item: string, attempt: string, place: string, action: OutboxAction) {
    const fresh = { item, case: place, kind: action.kind, texts: [], attempts: new Map() };
    const entry: Entry = this.entries.get(item) ?? fresh;
    if (entry === fresh) this.order.push(item);
    this.entries.set(item, entry);
    entry.texts.push('text' in action ? action.text : '');
    entry.attempts.set(attempt, (entry.attempts.get(attempt) ?? 0) + 1);
  }

  /** Two attempts of ours were carried out for one item. */
  doubled(item: string): boolean {
    return (this.entries.get(item)?.attempts.size ?? 0) > 1;
  }

  copies(item: string): number {
    return this.entries.get(item)?.texts.length ?? 0;
  }
}

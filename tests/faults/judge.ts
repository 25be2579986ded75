import type { Ledger } from '../servers/outbox/ledger.ts';
import type { Row } from './in-page.ts';

/** A reply or note the agent gave away, in the order given. */
export interface Given {
  readonly id: string;
  readonly case: string;
  readonly text: string;
  readonly run: number;
}

/** What came of it, as numbers that may be added up. */
export interface Verdict {
  runs: number;
  items: number;
  lost: number;
  doubled: number;
  /** Messages that the desk has more than once because the browser repeated an attempt. */
  resent: number;
  told: number;
  /** Told, though it is not so. */
  wronglyTold: number;
  /** Re-sent where a streamed body should have prevented it. */
  unprevented: number;
  misordered: number;
  /** Changes other than messages that the browser repeated; they are what they are, however often they are made. */
  harmless: number;
  garbled: number;
  streamed: number;
  plain: number;
  stops: number;
  kills: number;
  /** What went wrong, in words. */
  readonly notes: string[];
}

export const blank = (): Verdict => ({
  runs: 0,
  items: 0,
  lost: 0,
  doubled: 0,
  resent: 0,
  told: 0,
  wronglyTold: 0,
  unprevented: 0,
  misordered: 0,
  harmless: 0,
  garbled: 0,
  streamed: 0,
  plain: 0,
  stops: 0,
  kills: 0,
  notes: [],
});

/** Adds a session's numbers to others. */
export function add(to: Verdict, one: Verdict) {
  for (const [name, value] of Object.entries(one))
    if (typeof value === 'number') Reflect.set(to, name, Number(Reflect.get(to, name)) + value);
  to.notes.push(...one.notes);
}

const isMessage = (kind: string) => kind === 'reply' || kind === 'note';
/** Some attempt of it was carried out more than once. */
const isResent = (ledger: Ledger, item: string) =>
  [...(ledger.entries.get(item)?.attempts.values() ?? [])].some((times) => times > 1);

/** Compares what the desk got with what the agent gave and what the agent is shown. */
export function judge(ledger: Ledger, given: readonly Given[], rows: readonly Row[]): Verdict {
  const verdict = { ...blank(), items: rows.length, garbled: ledger.garbled };
  const { streamed, plain } = ledger;
  const note = (count: 'lost' | 'doubled' | 'misordered' | 'wronglyTold', words: string) => {
    verdict[count] += 1;
    verdict.notes.push(`${count}: ${words}`);
  };
  const shown = new Map(rows.map((row) => [row.id, row]));
  for (const { id, text, run } of given) {
    const texts = ledger.entries.get(id)?.texts ?? [];
    const row = shown.get(id);
    if (texts.length === 0) note('lost', `run ${run}, ${id}, ${row?.state ?? 'not in the outbox'}`);
    else if (texts.some((there) => !Buffer.from(there).equals(Buffer.from(text))))
      note('lost', `run ${run}, ${id}: another text arrived`);
  }
  for (const row of rows) {
    const copies = ledger.copies(row.id);
    const resent = isResent(ledger, row.id);
    if (row.state !== 'sent' || copies === 0)
      note('lost', `${row.kind} ${row.id} is ${row.state} ${row.problem}`);
    if (ledger.doubled(row.id)) note('doubled', `${row.kind} ${row.id}: ${ledger.story(row.id)}`);
    if (!isMessage(row.kind)) verdict.harmless += resent ? 1 : 0;
    else if (resent) {
      verdict.resent += 1;
      if (row.copies === copies) verdict.told += 1;
      else verdict.notes.push(`untold: ${row.kind} ${row.id}, told ${row.copies}: ${ledger.story(row.id)}`);
    } else if (row.copies > 1 && !ledger.doubled(row.id)) note('wronglyTold', row.id);
  }
  const place = new Map(ledger.order.map((id, n) => [id, n]));
  const last = new Map<string, number>();
  for (const one of given) {
    const now = place.get(one.id) ?? -1;
    if (now < (last.get(one.case) ?? -1)) note('misordered', `run ${one.run}, ${one.id}`);
    last.set(one.case, Math.max(now, last.get(one.case) ?? -1));
  }
  return { ...verdict, streamed, plain };
}

/** Whether nothing was lost, doubled by us, kept from the agent or put in another order. */
export const isClean = (v: Verdict) =>
  v.lost + v.doubled + v.misordered + v.wronglyTold + v.unprevented === 0 && v.told === v.resent;

/** The last line of a fault run. */
export const lastLine = (v: Verdict, seed: string) =>
  `outbox: ${v.runs} runs, ${v.lost} lost, ${v.doubled} doubled by us, ${v.resent} re-sent, ${v.told} told, seed ${seed}`;

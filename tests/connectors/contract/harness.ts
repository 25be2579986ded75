import type { Connector } from '@/core/connectors/connector';
import type { CaseFacts, CaseStatus } from '@/core/model/case';
import type { Right } from '@/core/model/directory';
import type { Message } from '@/core/model/message';
import type { OutboxAction, OutboxItem } from '@/core/model/outbox-item';
import type { Fault } from '../../servers/faults.ts';
import type { Trouble } from '../../servers/uploads/server.ts';

/** A case that the server shall have from the start. */
export interface WantedCase {
  readonly status?: CaseStatus;
  readonly assignee?: string | null;
  readonly queue?: string | null;
  readonly tags?: readonly string[];
  /** What the customer wrote first. */
  readonly text?: string;
  /** They wrote it on a channel with a window, and that is over. */
  readonly windowOver?: boolean;
}

/** The server seen from its own side, past the connector and past every fault. Case ids are those of the model. */
export interface ServerSide {
  aCase(wanted?: WantedCase): Promise<string>;
  /** Answers the case it went into. */
  customerWrites(caseId: string, text: string): Promise<string>;
  takeAs(agent: string, caseId: string): Promise<void>;
  /** Messages and notes, oldest first; no events. */
  thread(caseId: string): Promise<readonly { readonly text: string; readonly kind: Message['kind'] }[]>;
  /** Gives an agent other rights. */
  setRights(agent: string, rights: readonly Right[]): Promise<void>;
  /** A file that the desk had is not there any more. */
  loseFile(id: string): Promise<void>;
  /** How often this exact text stands in the thread. */
  countOf(caseId: string, text: string): Promise<number>;
}

/** The way of files to a desk that takes them first. */
export interface UploadSide {
  /** Meets the next request that carries a file. */
  next(trouble: Trouble): void;
  /** Each such request so far, by the place in the file it began at. */
  begun(): readonly { readonly from: number }[];
  /** A file goes on where it was cut. */
  readonly resumes: boolean;
}

/** A connector with a server of its own that misbehaves on request. */
export interface DeskHarness {
  readonly connector: Connector;
  /** Id of the desk: ids of the model begin with it. */
  readonly desk: string;
  /** Two agents who may reply, one who may not, and two who may approve, in the first queue. */
  readonly agents: {
    readonly me: string;
    readonly other: string;
    readonly noReply: string;
    readonly approvers: readonly [string, string];
  };
  /** The same desk as one of its agents sees it, signed in, in a browser of their own. */
  as(agent: string): Promise<Connector>;
  /** Two queues, two tags, by the ids of the model. */
  readonly queues: readonly [string, string];
  readonly tags: readonly [string, string];
  /** A required field of cases that is one of `Refund` and `Repair`, and a text about contacts. */
  readonly fields: { readonly case: string; readonly contact: string };
  /**
   * A WhatsApp channel with a window and, in the directory, what goes out there: one text variable `body:1` in a utility
   * template, the same as an advertisement, and a paused one.
   */
  readonly templates: {
    readonly channel: string;
    readonly utility: string;
    readonly marketing: string;
    readonly paused: string;
  };
  /** The desk knows an item again: a second delivery changes nothing. Most desks do not. */
  readonly dedupes: boolean;
  /** What must never be read in an error: tokens, passwords. */
  readonly secrets: readonly string[];
  readonly server: ServerSide;
  fault(kind: Fault | null): void;
  /** Only of desks that take files before messages: what the next uploads meet, and what they did. */
  readonly uploads?: UploadSide;
  close(): Promise<void>;
}
export type MakeHarness = () => Promise<DeskHarness>;

/** A fresh desk for one test, closed however the test ends. */
export const withDesk = (make: MakeHarness, work: (h: DeskHarness) => Promise<void>) => async () => {
  const h = await make();
  try {
    await work(h);
  } finally {
    h.fault(null);
    await h.close();
  }
};

/** Long enough for a loaded machine; no test waits for it to end. */
export const soon = () => AbortSignal.timeout(10_000);

/** An outbox item of this desk, as the workflow hands it over. */
export const itemFor = (
  h: DeskHarness,
  caseId: string,
  action: OutboxAction,
  over: Partial<OutboxItem> = {},
): OutboxItem => ({
  id: crypto.randomUUID(),
  desk: h.desk,
  case: caseId,
  agent: h.agents.me,
  seq: 1,
  action,
  state: 'sending',
  attempts: [{ id: crypto.randomUUID(), at: new Date().toISOString() }],
  dueAt: new Date().toISOString(),
  createdAt: new Date().toISOString(),
  problem: null,
  seenRevision: 0,
  ...over,
});

export const reply = (text: string, status: CaseStatus | null = null): OutboxAction => ({
  kind: 'reply',
  text,
  attachments: [],
  status,
});

const NO_FILES: ReadonlyMap<string, Blob> = new Map();

export const send = (h: DeskHarness, item: OutboxItem, files = NO_FILES, signal = soon()) =>
  h.connector.deliver(item, files, signal);

/** Gives an action to the desk and expects it to be taken. */
export const act = (h: DeskHarness, caseId: string, action: OutboxAction, over?: Partial<OutboxItem>) =>
  send(h, itemFor(h, caseId, action, over));

/** What a client that pulled everything knows. */
export interface Known {
  readonly cases: Map<string, CaseFacts>;
  readonly messages: Map<string, Message>;
  /** Rows that came, with repetitions. */
  readonly rows: number;
  readonly pages: number;
  readonly cursor: string;
}

/** Pulls until there is no more, from `cursor`; `between` runs between pages. */
export async function pullAll(
  { connector }: DeskHarness,
  from: string | null = null,
  between: (page: number) => Promise<void> = async () => {},
): Promise<Known> {
  const cases = new Map<string, CaseFacts>();
  const messages = new Map<string, Message>();
  let cursor = from;
  for (let page = 1, rows = 0; ; page++) {
    const changes = await connector.pull(cursor, soon());
    for (const found of changes.cases) cases.set(found.id, found);
    for (const message of changes.messages) messages.set(message.id, message);
    for (const id of changes.gone) cases.delete(id);
    rows += changes.cases.length + changes.messages.length;
    cursor = changes.cursor;
    if (!changes.more) return { cases, messages, rows, pages: page, cursor };
    await between(page);
  }
}

/** The case as the desk tells it now. */
export async function caseNow(h: DeskHarness, caseId: string): Promise<CaseFacts> {
  const found = (await pullAll(h)).cases.get(caseId);
  if (!found) throw new Error(`the desk does not tell of ${caseId}`);
  return found;
}

/** What a request failed with; undefined = it did not. */
export const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

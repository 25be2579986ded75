import type { Page } from 'playwright-core';
import type { ServerCase, ServerMessage } from '../../../core/connectors/local/server/database.ts';
import type { Contact } from '../../../core/model/contact.ts';

/** A message or note as the desk has it; what a message does not have is left out, so that ends are short to write. */
export interface Said {
  readonly kind: 'in' | 'out' | 'note';
  /** Agent's id; left out for what came in. */
  readonly by?: string;
  readonly text: string;
  readonly to?: string;
  readonly cc?: string;
  readonly subject?: string;
  /** What stands under the text, without its dashes. */
  readonly signature?: string;
  /** The original below a mail, without its first line and its marks. */
  readonly quotes?: string;
  readonly files?: readonly string[];
}

/** A case as the embedded desk has it on record. */
export interface CaseOnRecord {
  readonly status: string;
  readonly assignee: string | null;
  readonly tags: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  readonly said: readonly Said[];
}

/** Cases by number, and what the desk knows of people, by name. */
export interface WholeDesk {
  readonly cases: Readonly<Record<string, CaseOnRecord>>;
  readonly people: Readonly<Record<string, { readonly city: string; readonly notes: string }>>;
}

/** Self-contained, because it is sent into the browser as it stands. */
async function readAll(): Promise<WholeDesk> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opened = indexedDB.open('casebar-desk');
    opened.onerror = () => reject(opened.error);
    opened.onsuccess = () => resolve(opened.result);
  });
  const tx = db.transaction(['cases', 'messages', 'contacts']);
  const all = <T>(store: string) =>
    new Promise<T[]>((resolve, reject) => {
      const asked = tx.objectStore(store).getAll();
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  const [cases, messages, contacts] = await Promise.all([
    all<ServerCase>('cases'),
    all<ServerMessage>('messages'),
    all<Contact>('contacts'),
  ]);
  db.close();
  const saidOf = ({ kind, direction, author, mail, attachments, text: whole }: ServerMessage): Said => {
    const [written = '', original] = whole.split(/\n\nOn [^\n]+ wrote:\n/);
    const [text = '', signature] = written.split('\n\n-- \n');
    const { to = '', cc = '', subject = '' } = (direction === 'out' && mail) || {};
    return {
      kind: kind === 'note' || direction === 'none' ? 'note' : direction,
      ...(direction !== 'in' && { by: author.id }),
      text: text.trimEnd(),
      ...(to && { to }),
      ...(cc && { cc }),
      ...(subject && { subject }),
      ...(signature && { signature }),
      ...(original !== undefined && { quotes: original.replace(/^> ?/gm, '') }),
      ...(attachments.length > 0 && { files: attachments.map(({ name }) => name) }),
    };
  };
  const found: Record<string, CaseOnRecord> = {};
  for (const { number, id, status, assignee, tags, fields } of cases) {
    const thread = messages.filter((message) => message.case === id && message.kind !== 'event');
    thread.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    found[number] = { status, assignee, tags, fields, said: thread.map(saidOf) };
  }
  const people = Object.fromEntries(contacts.map(({ name, city, notes }) => [name, { city, notes }]));
  return { cases: found, people };
}

/** Everything the embedded desk has on record, read from its own database in a page of the extension. */
export const readDesk = (page: Page): Promise<WholeDesk> => page.evaluate(readAll);

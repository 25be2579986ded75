/** What the embedded desk itself has on record, read from its own database; runs in a page of the extension. */
export interface DeskRecord {
  readonly status: string;
  readonly assignee: string | null;
  readonly queue: string | null;
  readonly tags: readonly string[];
  readonly sentiment: string | null;
  /** Replies as the agent wrote them: a mail's signature and quotation are cut off, tests of mail look at those. */
  readonly messages: readonly { readonly kind: string; readonly direction: string; readonly text: string }[];
}

/** Self-contained, because it is sent into the browser as it stands. */
export function readDeskRecord(number: string): Promise<DeskRecord> {
  return new Promise((resolve, reject) => {
    const opened = indexedDB.open('casebar-desk');
    opened.onerror = () => reject(opened.error);
    opened.onsuccess = () => {
      const db = opened.result;
      const tx = db.transaction(['cases', 'messages']);
      const found = tx.objectStore('cases').get(number);
      const range = IDBKeyRange.bound([number, ''], [number, '\uffff']);
      const thread = tx.objectStore('messages').index('byCase').getAll(range);
      tx.oncomplete = () => {
        db.close();
        const { status, assignee, queue, tags, sentiment } = found.result;
        const written = (text: string) => text.split(/\n\n(?:-- \n|[^\n]+:\n>)/)[0] ?? '';
        const messages = thread.result.map(({ kind, direction, text }) => ({
          kind,
          direction,
          text: direction === 'out' ? written(text) : text,
        }));
        resolve({ status, assignee, queue, tags, sentiment, messages });
      };
      tx.onerror = () => reject(tx.error);
    };
  });
}

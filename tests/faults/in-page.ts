import type { OutboxState } from '@/core/model/outbox-item';

/** An item of the outbox, as far as it is judged. */
export interface Row {
  readonly id: string;
  readonly case: string;
  readonly kind: string;
  readonly state: OutboxState;
  /** Times at which they began. */
  readonly attempts: readonly string[];
  readonly copies: number;
  readonly problem: string;
}
/** What still moves of all that was given before a time. */
export interface Unsettled {
  readonly open: readonly { readonly id: string; readonly state: OutboxState }[];
  /** Sent, but not yet counted. */
  readonly unsure: number;
}

// The functions below are sent into a page as they stand, so each has to open the database by itself.

export const writeDesk = (faultDesk: object): Promise<void> => chrome.storage.local.set({ faultDesk });

export const readUnsettled = (before: string): Promise<Unsettled> =>
  new Promise((resolve, reject) => {
    const opened = indexedDB.open('casebar');
    opened.onerror = () => reject(opened.error);
    opened.onsuccess = () => {
      const db = opened.result;
      const tx = db.transaction('outbox');
      const byState = tx.objectStore('outbox').index('byState');
      const range = (state: string) => IDBKeyRange.bound([state, ''], [state, '\uffff']);
      const waiting = ['queued', 'sending', 'unconfirmed', 'failed', 'held'].map((state) =>
        byState.getAll(range(state)),
      );
      // What has been sent is due no later than when it is counted; older ones need not be read again and again.
      const since = new Date(Date.now() - 60_000).toISOString();
      const sent = byState.getAll(IDBKeyRange.bound(['sent', since], ['sent', '\uffff']));
      tx.oncomplete = () => {
        db.close();
        const open = waiting.flatMap(({ result }) => result).filter((item) => item.createdAt < before);
        const unsure = sent.result.filter((item) => item.lookAgain && item.createdAt < before);
        resolve({ open: open.map(({ id, state }) => ({ id, state })), unsure: unsure.length });
      };
    };
  });

export const readOutbox = (_: null): Promise<Row[]> =>
  new Promise((resolve, reject) => {
    const opened = indexedDB.open('casebar');
    opened.onerror = () => reject(opened.error);
    opened.onsuccess = () => {
      const db = opened.result;
      const all = db.transaction('outbox').objectStore('outbox').index('bySeq').getAll();
      all.onsuccess = () => {
        db.close();
        resolve(
          all.result.map((item) => ({
            id: item.id,
            case: item.case,
            kind: item.action.kind,
            state: item.state,
            attempts: item.attempts.map(({ at }: { at: string }) => at),
            copies: item.copies ?? 1,
            problem: item.problem?.code ?? '',
          })),
        );
      };
    };
  });

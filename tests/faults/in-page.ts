import type { OutboxState } from '@/core/model/outbox-item';

/** An item of the outbox, as far as it is judged. */
export interface Row {
  readonly id: string;
  readonly case: string;
  readonly kind: string;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly copies: number;
  readonly problem: string;
}
/** What still moves. */
export interface Unsettled {
  readonly open: readonly { readonly id: string; readonly state: OutboxState }[];
  /** Sent, but not yet counted. */
  readonly unsure: number;
}

// The functions below are sent into a page as they stand, so each has to open the database by itself.

export const writeDesk = (faultDesk: object): Promise<void> => chrome.storage.local.set({ faultDesk });

export const readUnsettled = (since: string): Promise<Unsettled> =>
  new Promise((resolve, reject) => {
    const opened = indexedDB.open('casebar');
    opened.onerror = () => reject(opened.error);
    opened.onsuccess = () => {
      const db = opened.result;
      const byState = db.transaction('outbox').objectStore('outbox').index('byState');
      const all = (state: string, from: string) => {
        return byState.getAll(IDBKeyRange.bound([state, from], [state, '\uffff']));
      };
      const waiting = ['queued', 'sending', 'unconfirmed', 'failed', 'held'].map((state) => all(state, ''));
      const sent = all('sent', since);
      byState.objectStore.transaction.oncomplete = () => {
        db.close();
        const open = waiting.flatMap(({ result }) => result).map(({ id, state }) => ({ id, state }));
        resolve({ open, unsure: sent.result.filter(({ lookAgain }) => lookAgain).length });
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
            attempts: item.attempts.length,
            copies: item.copies ?? 1,
            problem: item.problem?.code ?? '',
          })),
        );
      };
    };
  });

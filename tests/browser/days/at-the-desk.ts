import type { Day } from './own-desk.ts';

/** What a colleague does to a case elsewhere: written into the desk's own database, as news for everybody. */
export const closedByColleague = ({ eye }: Day, number: string) =>
  eye.evaluate(
    (id) =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open('casebar-desk');
        opened.onerror = () => reject(opened.error);
        opened.onsuccess = () => {
          const db = opened.result;
          const tx = db.transaction(['meta', 'cases'], 'readwrite');
          const meta = tx.objectStore('meta').get('desk');
          const found = tx.objectStore('cases').get(id);
          found.onsuccess = () => {
            const seq = meta.result.seq + 1;
            tx.objectStore('meta').put({ ...meta.result, seq });
            tx.objectStore('cases').put({
              ...found.result,
              status: 'closed',
              unread: 0,
              waitingSince: null,
              seq,
            });
          };
          tx.oncomplete = () => {
            db.close();
            resolve();
          };
          tx.onabort = () => reject(tx.error);
        };
      }),
    number,
  );

/** What a customer writes, likewise; the sidebar hears of it with its next look. */
export const writtenByCustomer = ({ eye }: Day, number: string, text: string) =>
  eye.evaluate(
    ([id, words]) =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open('casebar-desk');
        opened.onerror = () => reject(opened.error);
        opened.onsuccess = () => {
          const db = opened.result;
          const tx = db.transaction(['meta', 'cases', 'messages'], 'readwrite');
          const meta = tx.objectStore('meta').get('desk');
          const found = tx.objectStore('cases').get(id);
          found.onsuccess = () => {
            const seq = meta.result.seq + 2;
            const at = new Date().toISOString();
            const { contact, unread, revision } = found.result;
            tx.objectStore('meta').put({ ...meta.result, seq });
            tx.objectStore('messages').put({
              id: `m${String(seq - 1).padStart(9, '0')}`,
              case: id,
              kind: 'message',
              direction: 'in',
              author: { kind: 'contact', id: contact, name: contact.replace('person-', 'Person ') },
              text: words,
              html: '',
              attachments: [],
              mail: null,
              event: null,
              delivery: null,
              at,
              seq: seq - 1,
            });
            const waits = { unread: unread + 1, revision: revision + 1, waitingSince: at, lastInboundAt: at };
            tx.objectStore('cases').put({ ...found.result, ...waits, preview: words, updatedAt: at, seq });
          };
          tx.oncomplete = () => {
            db.close();
            resolve();
          };
          tx.onabort = () => reject(tx.error);
        };
      }),
    [number, text] as const,
  );

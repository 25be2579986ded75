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

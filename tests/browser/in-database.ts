import type { OutboxItem } from '@/core/model/outbox-item';

// Sent into a page of the extension as they stand, so each opens the database by itself.

/** An outbox item as it is stored. */
export const itemOf = (id: string): Promise<OutboxItem | undefined> =>
  new Promise((resolve, reject) => {
    const opened = indexedDB.open('casebar');
    opened.onerror = () => reject(opened.error);
    opened.onsuccess = () => {
      const db = opened.result;
      const found = db.transaction('outbox').objectStore('outbox').get(id);
      found.onsuccess = () => {
        db.close();
        resolve(found.result);
      };
      found.onerror = () => reject(found.error);
    };
  });

/** Texts of a case as the embedded desk itself has them. */
export const deskTexts = (number: string): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const opened = indexedDB.open('casebar-desk');
    opened.onerror = () => reject(opened.error);
    opened.onsuccess = () => {
      const db = opened.result;
      const range = IDBKeyRange.bound([number, ''], [number, '\uffff']);
      const found = db.transaction('messages').objectStore('messages').index('byCase').getAll(range);
      found.onsuccess = () => {
        db.close();
        resolve(found.result.map(({ text }) => text));
      };
      found.onerror = () => reject(found.error);
    };
  });

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

/** What the database has of drafts, as JSON: a worker writes it after the surface has written its own place. */
export const draftVersions = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const opened = indexedDB.open('casebar');
    opened.onerror = () => reject(opened.error);
    opened.onsuccess = () => {
      const db = opened.result;
      const all = db.transaction('drafts').objectStore('drafts').getAll();
      all.onsuccess = () => {
        db.close();
        resolve(JSON.stringify(all.result));
      };
      all.onerror = () => reject(all.error);
    };
  });

import type { App } from './app.ts';

/**
 * Puts messages of an hour each before everything in a case of our own store, as a pull would have: number 1 is the
 * oldest. Their case must be opened afterwards, since nobody is told.
 */
export const lengthenThread = (app: App, caseId: string, count: number) =>
  app.evaluate(
    ({ id, wanted }) =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open('casebar');
        opened.onerror = () => reject(opened.error);
        opened.onsuccess = () => {
          const db = opened.result;
          const tx = db.transaction('messages', 'readwrite');
          for (let n = 1; n <= wanted; n += 1) {
            const mine = n % 3 === 0;
            tx.objectStore('messages').put({
              id: `local:long-${id}-${String(n).padStart(5, '0')}`,
              case: id,
              kind: 'message',
              direction: mine ? 'out' : 'in',
              author: mine
                ? { kind: 'agent', id: 'ag-nina', name: 'Nina Castell' }
                : { kind: 'contact', id: 'long', name: 'Hannah Long' },
              text: `Line ${n} of a long story. ${'Some say more than others. '.repeat(n % 7)}`,
              html: '',
              attachments: [],
              at: new Date(Date.now() - (wanted - n + 72) * 3_600_000).toISOString(),
              delivery: mine ? 'read' : null,
              mail: null,
              event: null,
            });
          }
          tx.oncomplete = () => {
            db.close();
            resolve();
          };
          tx.onerror = () => reject(tx.error);
        };
      }),
    { id: caseId, wanted: count },
  );

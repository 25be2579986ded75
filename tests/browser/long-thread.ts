import type { App } from './app.ts';

/** What a long thread is made of. `mail`: two of three are formatted, as newsletters and office programs write them. */
export type ThreadKind = 'chat' | 'mail';

/** A formatted mail of about 8 kB: a table for layout, styles, a quotation that grew. */
const FORMATTED = `<html><head><style>.x{color:#333}</style></head><body><table width="600" cellpadding="0"><tr><td>
${'<p class="x" style="margin:0 0 12px;font-family:Arial">The <b>wheel set</b> is still at the depot, see <a href="https://shop.example/track">the parcel</a>.</p>'.repeat(18)}
</td></tr></table><div class="gmail_quote">On 3 May Ana wrote:<blockquote>${'<p style="color:#555">And before that we wrote at length about it.</p>'.repeat(40)}</blockquote></div></body></html>`;

/**
 * Puts messages of an hour each before everything in a case of our own store, as a pull would have: number 1 is the
 * oldest. Their case must be opened afterwards, since nobody is told.
 */
export const lengthenThread = (app: App, caseId: string, count: number, kind: ThreadKind = 'chat') =>
  app.evaluate(
    ({ id, wanted, html }) =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open('casebar');
        opened.onerror = () => reject(opened.error);
        opened.onsuccess = () => {
          const db = opened.result;
          const idOf = (n: number) => `local:long-${id}-${String(n).padStart(5, '0')}`;
          const tx = db.transaction('messages', 'readwrite');
          for (let n = 1; n <= wanted; n += 1) {
            const mine = n % 3 === 0;
            tx.objectStore('messages').put({
              id: idOf(n),
              case: id,
              kind: 'message',
              direction: mine ? 'out' : 'in',
              author: mine
                ? { kind: 'agent', id: 'ag-nina', name: 'Nina Castell' }
                : { kind: 'contact', id: 'long', name: 'Hannah Long' },
              text: `Line ${n} of a long story. ${'Some say more than others. '.repeat(n % 7)}`,
              html: mine ? '' : html,
              attachments: [],
              at: new Date(Date.now() - (wanted - n + 72) * 3_600_000).toISOString(),
              delivery: mine ? 'read' : null,
              mail: html
                ? {
                    subject: 'A long story',
                    from: 'Hannah Long <hannah@long.example>',
                    to: 'us@shop.example',
                    cc: '',
                  }
                : null,
              event: null,
              // The newest one answers one from long ago.
              ...(n === wanted && { replyTo: idOf(Math.ceil(wanted / 3)) }),
            });
          }
          tx.oncomplete = () => {
            db.close();
            resolve();
          };
          tx.onerror = () => reject(tx.error);
        };
      }),
    { id: caseId, wanted: count, html: kind === 'mail' ? FORMATTED : '' },
  );

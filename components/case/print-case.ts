import type { EntryWords } from './case-text.ts';

const element = (name: string, text: string) => {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
};

/** A sheet of words only: nothing of a message can load or run there. */
export function printSheet(head: readonly string[], entries: readonly EntryWords[]): HTMLElement {
  const sheet = document.createElement('main');
  sheet.className = 'print-sheet';
  const [title = '', ...rest] = head;
  sheet.append(element('h1', title), ...rest.map((line) => element('p', line)));
  for (const { kind, head: line, body } of entries) {
    const article = document.createElement('article');
    article.dataset.kind = kind;
    article.append(element('strong', line));
    if (body) article.append(element('p', body));
    sheet.append(article);
  }
  return sheet;
}

/** Prints a case: the sheet stands in for our surface only while the browser prints. */
export function printCase(head: readonly string[], entries: readonly EntryWords[]) {
  const sheet = printSheet(head, entries);
  document.body.append(sheet);
  addEventListener('afterprint', () => sheet.remove(), { once: true });
  window.print();
}

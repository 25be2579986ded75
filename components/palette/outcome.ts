import { desk } from '@/core/live/desk';

/** failed = neither inserted nor copied: it is shown, to be copied by hand. */
export type Outcome = 'inserted' | 'copied' | 'refused' | 'failed';

/** Copies a text, inside the press that asked for it; false = the browser does not let us. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text);
  }
}

/** The older way, for frames that are not let at the clipboard. */
function copyByHand(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
  }
}

/** Into the field of the page; where that fails it is copied. The page is gone with this frame if it went well. */
export async function insertOrCopy(nonce: string, text: string): Promise<Outcome> {
  const { inserted } = await desk.insertInPage(nonce, text).catch(() => ({ inserted: false }));
  if (inserted) return 'inserted';
  return (await copy(text)) ? 'refused' : 'failed';
}

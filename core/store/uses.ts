import { type OutboxItem, templateIn } from '@/core/model/outbox-item';
import type { FilledTemplate } from '@/core/model/template';
import { type WriteTx, write } from './database.ts';
import type { ReadyUse } from './schema.ts';

/** Key of a ready text over all desks. */
export const readyKey = (desk: string, kind: 'template' | 'reply', id: string) => `${desk}:${kind}:${id}`;

/** What nobody has used or starred yet. */
export const unused = (key: string): ReadyUse => ({ key, starred: false, unchanged: 0, edited: 0 });

/** Somebody typed a value of it, instead of taking what was offered. */
const isEdited = ({ values }: FilledTemplate) =>
  Object.values(values).some(({ text, from }) => text !== '' && from === undefined);

/** Counts a template that went out, in the transaction in which the desk's receipt is noted. */
export async function countUse(tx: WriteTx<'uses'>, { desk, action }: OutboxItem) {
  // A request for approval sends none itself.
  const filled = action.kind === 'approval' ? undefined : templateIn(action);
  if (!filled) return;
  const key = readyKey(desk, 'template', filled.template.id);
  const before = (await tx.objectStore('uses').get(key)) ?? unused(key);
  const how = isEdited(filled) ? 'edited' : 'unchanged';
  await tx.objectStore('uses').put({ ...before, [how]: before[how] + 1 });
}

/** Puts a ready text first in the lists of this browser, or takes it out of there. */
export const starReady = (key: string, starred: boolean) =>
  write(['uses'], async (tx) => {
    const before = (await tx.objectStore('uses').get(key)) ?? unused(key);
    await tx.objectStore('uses').put({ ...before, starred });
  });

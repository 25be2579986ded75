import * as v from 'valibot';
import type { Message } from '@/core/model/message';
import { MOST_SEEN } from '@/core/model/seen';
import { database } from '@/core/store/database';
import { unseenIn } from '@/core/store/unseen';
import { query } from './query.ts';

/** A message of somebody else's, short enough to be read at a glance. */
export interface NewsLine extends Pick<Message, 'id' | 'author' | 'at'> {
  /** Its beginning; '' = files only. */
  readonly text: string;
  readonly files: number;
}

/** Enough to know what it is about; the thread has the rest. */
const LENGTH = 280;

const lineOf = ({ id, author, at, text, attachments }: Message): NewsLine => ({
  id,
  author,
  at,
  text: text
    .slice(0, 2 * LENGTH)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LENGTH),
  files: attachments.length,
});

/** What others wrote in a case that whoever is signed in has not read, oldest first. */
export const unseen = query({
  args: v.object({
    case: v.string(),
    ids: v.pipe(v.array(v.string()), v.maxLength(MOST_SEEN)),
    from: v.string(),
  }),
  reads: ['messages'],
  async run({ case: id, ids, from }): Promise<NewsLine[]> {
    const db = await database();
    const record = await db.get('cases', id);
    const me = record && (await db.get('desks', record.desk))?.me;
    return (await unseenIn(id, me?.id ?? '', { ids, from })).map(lineOf);
  },
});

import * as v from 'valibot';
import { contactsAt } from '@/core/store/consents';
import { database } from '@/core/store/database';
import type { CaseRecord } from '@/core/store/schema';
import { query } from './query.ts';

/** A line of a person's history. */
export interface EarlierCase
  extends Pick<
    CaseRecord,
    'id' | 'number' | 'kind' | 'status' | 'subject' | 'preview' | 'createdAt' | 'updatedAt'
  > {
  /** Name of the desk it is at, '' if it is the same as that of the case one comes from. */
  readonly deskName: string;
}
/** The newest of a person's other cases. */
export interface EarlierCases {
  readonly rows: readonly EarlierCase[];
  /** There are more of them. */
  readonly more: boolean;
}

/** Every contact that is this person: the same one, or one of any desk with the same address or number. */
async function samePerson(id: string): Promise<string[]> {
  const db = await database();
  const contact = await db.get('contacts', id);
  if (!contact) return [id];
  const { email, phone } = contact;
  const found = await Promise.all([email ? contactsAt(db, email) : [], phone ? contactsAt(db, phone) : []]);
  return [...new Set([id, ...found.flat()])];
}

/** Other cases of the case's contact on all channels and desks, newest first. */
export const earlierCases = query({
  args: v.object({
    case: v.pipe(v.string(), v.minLength(1)),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2000)),
  }),
  reads: ['cases', 'contacts', 'desks'],
  async run({ case: id, limit }): Promise<EarlierCases> {
    const db = await database();
    const record = await db.get('cases', id);
    if (!record) return { rows: [], more: false };
    const people = await samePerson(record.contact);
    const [desks, ...lists] = await Promise.all([
      db.getAll('desks'),
      ...people.map((contact) => db.getAllFromIndex('cases', 'byContact', contact)),
    ]);
    const others = lists
      .flat()
      .filter((one) => one.id !== id)
      .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
    const nameOf = (desk: string) =>
      desk === record.desk ? '' : (desks.find((one) => one.id === desk)?.name ?? '');
    const rows = others.slice(0, limit).map((one) => ({
      id: one.id,
      number: one.number,
      kind: one.kind,
      status: one.status,
      subject: one.subject.slice(0, 200),
      preview: one.preview,
      createdAt: one.createdAt,
      updatedAt: one.updatedAt,
      deskName: nameOf(one.desk),
    }));
    return { rows, more: others.length > limit };
  },
});

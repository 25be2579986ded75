import * as v from 'valibot';
import { isDone } from '@/core/model/case';
import type { Contact } from '@/core/model/contact';
import type { Agent, QuickReply } from '@/core/model/directory';
import type { PickedText } from '@/core/model/from-page';
import type { WhatsAppTemplate } from '@/core/model/template';
import { contactsAt } from '@/core/store/consents';
import { toContact } from '@/core/store/contacts';
import { type Db, database } from '@/core/store/database';
import { pickedTexts, wishes } from '@/core/store/from-page';
import type { CaseRecord } from '@/core/store/schema';
import { readyKey, unused } from '@/core/store/uses';
import { query } from './query.ts';

/** Texts the person took along from pages, the newest first. */
export const picked = query({
  args: v.null(),
  reads: ['page'],
  run: (): Promise<PickedText[]> => pickedTexts(),
});

/** Ids of wishes that wait for a surface; what they are is told to the one that takes them. */
export const waitingWishes = query({
  args: v.null(),
  reads: ['page'],
  run: async (): Promise<string[]> => (await wishes()).map(({ id }) => id),
});

/** A ready text of one desk. */
export type QuickItem = {
  /** Unique over all desks and kinds. */
  readonly id: string;
  readonly desk: string;
  readonly deskName: string;
  /** Who would write: some gaps are about them. */
  readonly me: Agent;
  readonly starred: boolean;
  /** How often this agent sent it from this browser. */
  readonly used: number;
} & (
  | { readonly kind: 'reply'; readonly reply: QuickReply }
  | { readonly kind: 'template'; readonly template: WhatsAppTemplate }
);

/** Everything ready-made of every desk somebody is signed in to; templates only while they can be sent. */
export const quickItems = query({
  args: v.null(),
  reads: ['desks', 'directories', 'uses'],
  async run(): Promise<QuickItem[]> {
    const db = await database();
    const [desks, directories, uses] = await Promise.all([
      db.getAll('desks'),
      db.getAll('directories'),
      db.getAll('uses'),
    ]);
    return desks.flatMap(({ id: desk, name: deskName, me }) => {
      const directory = directories.find((one) => one.desk === desk);
      if (!me || !directory) return [];
      const about = (kind: 'reply' | 'template', one: string) => {
        const id = readyKey(desk, kind, one);
        const { starred, unchanged, edited } = uses.find(({ key }) => key === id) ?? unused(id);
        return { id, desk, deskName, me, starred, used: unchanged + edited };
      };
      return [
        ...directory.quickReplies.map((reply) => ({
          ...about('reply', reply.id),
          kind: 'reply' as const,
          reply,
        })),
        ...(directory.templates ?? []).flatMap((template) =>
          template.kind === 'whatsapp' && template.status === 'approved'
            ? [{ ...about('template', template.id), kind: 'template' as const, template }]
            : [],
        ),
      ];
    });
  },
});

/** Somebody a desk knows, with what is going on with them. */
export interface KnownPerson {
  readonly contact: Contact;
  readonly deskName: string;
  /** Cases not done yet, the newest first; of those done only the last one. */
  readonly cases: readonly Pick<CaseRecord, 'id' | 'number' | 'kind' | 'status' | 'subject' | 'preview'>[];
}

/** Longest list of cases that is a glance. */
const FEW = 5;

async function casesOf(db: Db, contact: string) {
  const all = await db.getAllFromIndex('cases', 'byContact', contact);
  const newest = all.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  const live = newest.filter(({ status }) => !isDone(status));
  return (live.length > 0 ? live : newest.slice(0, 1))
    .slice(0, FEW)
    .map(({ id, number, kind, status, subject, preview }) => ({
      id,
      number,
      kind,
      status,
      subject,
      preview,
    }));
}

/** Whose addresses these are: mail addresses, and numbers as `+` and digits. Nothing else of a page is asked about. */
export const people = query({
  args: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(320))), v.maxLength(10)),
  reads: ['contacts', 'cases', 'desks'],
  async run(addresses): Promise<KnownPerson[]> {
    const db = await database();
    const ids = new Set((await Promise.all(addresses.map((one) => contactsAt(db, one)))).flat());
    const [desks, ...found] = await Promise.all([
      db.getAll('desks'),
      ...[...ids].map((id) => db.get('contacts', id)),
    ]);
    return Promise.all(
      found
        .filter((one) => one !== undefined)
        .map(async (one) => ({
          contact: toContact(one),
          deskName: desks.find(({ id }) => id === one.desk)?.name ?? '',
          cases: await casesOf(db, one.id),
        })),
    );
  },
});

import * as v from 'valibot';
import type { MessageTemplate } from '@/core/model/template';
import { database } from '@/core/store/database';
import { readyKey, unused } from '@/core/store/uses';
import { query } from './query.ts';

/** A template with how it is used in this browser. */
export interface TemplateRow {
  readonly template: MessageTemplate;
  readonly starred: boolean;
  /** So often *I* sent it with nothing typed into it, and with something. */
  readonly unchanged: number;
  readonly edited: number;
}

const Line = v.pipe(v.string(), v.maxLength(300));

/**
 * Templates and ready rich messages of a desk: those of one channel (id), or all with null, also such as cannot be sent
 * now. Starred ones first, then the most used.
 */
export const templates = query({
  args: v.object({ desk: Line, channel: v.nullable(Line) }),
  reads: ['directories', 'uses'],
  async run({ desk, channel: id }): Promise<TemplateRow[]> {
    const db = await database();
    const directory = await db.get('directories', desk);
    const channel = directory?.channels.find((one) => one.id === id);
    const fits = (one: MessageTemplate) =>
      one.kind === channel?.kind && (one.channels.length === 0 || one.channels.includes(channel.id));
    const wanted = (directory?.templates ?? []).filter((one) => id === null || fits(one));
    const rows = await Promise.all(
      wanted.map(async (template): Promise<TemplateRow> => {
        const key = readyKey(desk, 'template', template.id);
        const { starred, unchanged, edited } = (await db.get('uses', key)) ?? unused(key);
        return { template, starred, unchanged, edited };
      }),
    );
    const used = ({ unchanged, edited }: TemplateRow) => unchanged + edited;
    return rows.sort(
      (a, b) =>
        Number(b.starred) - Number(a.starred) ||
        used(b) - used(a) ||
        a.template.name.localeCompare(b.template.name),
    );
  },
});

import { type Option, plain } from '@/components/controls';
import { t } from '@/components/locales';
import type { QuickReply } from '@/core/model/directory';
import { fillFields } from '@/core/templates/fill-fields';

/** `pt-BR` and `pt` are one language to whoever reads the reply. */
const sameLanguage = (a: string, b: string) => a.slice(0, 2).toLowerCase() === b.slice(0, 2).toLowerCase();

/** Words as the search sees them: quotes and brackets around one must not hide its start. */
const wordsOf = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');

/**
 * Quick replies as options: those in the contact's language first, the others under a heading of their own. They are
 * found by every word of their text, with the values already in it.
 */
export function quickOptions(
  replies: readonly QuickReply[],
  language: string,
  values: Readonly<Record<string, string>>,
): Option[] {
  const own = replies.filter((reply) => sameLanguage(reply.language, language));
  const others = replies.filter((reply) => !own.includes(reply));
  const toOption = (reply: QuickReply, group?: string): Option => {
    const text = fillFields(reply.text, values);
    const words = plain(wordsOf(`${reply.title} ${text}`));
    return { id: reply.id, label: reply.title, detail: text.replace(/\s+/g, ' ').trim(), words, group };
  };
  return [
    ...own.map((reply) => toOption(reply)),
    ...others.map((reply) => toOption(reply, t('quick.otherLanguage'))),
  ];
}

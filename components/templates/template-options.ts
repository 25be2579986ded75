import { AppleIcon, LayoutTemplateIcon, type Option, StarIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { findOptions } from '@/components/palette/find.ts';
import type { TemplateRow } from '@/core/queries/templates';
import type { SendContext } from '@/core/templates/check';
import { isTheirLanguage, kindWord, languageName, textOf, whyBlocked } from './template-words.ts';

/** Groups in their order: those to take, those in another language, those that cannot be sent now. */
const groups = () => [undefined, t('quick.otherLanguage'), t('template.blocked')];

function toOption({ template, starred }: TemplateRow, about: SendContext): Option {
  const reason = whyBlocked(template, about);
  const theirs = isTheirLanguage(template, about.contactLanguage);
  const [, other, blocked] = groups();
  const low = template.kind === 'whatsapp' && ['yellow', 'red'].includes(template.quality);
  const text = textOf(template).replace(/\s+/g, ' ').trim();
  const words = [
    languageName(template.language),
    kindWord(template),
    template.kind === 'whatsapp' && low ? t(`template.quality.${template.quality}`) : '',
  ].filter(Boolean);
  const icon = template.kind === 'apple' ? AppleIcon : LayoutTemplateIcon;
  return {
    id: template.id,
    label: template.name,
    detail: [...words, text].join(' · '),
    words: template.language,
    icon: starred ? StarIcon : icon,
    ...(reason ? { group: blocked, reason } : theirs ? {} : { group: other }),
  };
}

/** Templates as options, in the order they came in (starred, then most used), in their groups. */
export function templateOptions(rows: readonly TemplateRow[], about: SendContext): Option[] {
  return inGroups(rows.map((row) => toOption(row, about)));
}

/** Options of a group stay together, or its heading would be said twice. */
function inGroups(options: readonly Option[]): Option[] {
  const order = groups();
  return options.toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}

/** Those that have every typed word in their name, text, category or language. */
export const findTemplates = (options: readonly Option[], typed: string): readonly Option[] =>
  inGroups(findOptions(options, typed));

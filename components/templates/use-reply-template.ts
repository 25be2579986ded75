import type { DraftModel } from '@/components/composer/draft-model.ts';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { ConsentState } from '@/core/model/consent';
import type { FilledTemplate, MessageTemplate, TemplateFill } from '@/core/model/template';
import type { CaseView } from '@/core/queries/case';
import type { TemplateRow } from '@/core/queries/templates';
import { checkFilled, type SendContext } from '@/core/templates/check';
import type { TemplateProblem } from '@/core/templates/problem';
import { problemText } from './refusal-text.ts';

/** The channel of a case takes ready-made messages. */
export const takesTemplates = ({
  capabilities,
  channel,
}: Pick<CaseView, 'capabilities' | 'channel'>): boolean =>
  capabilities.templates && (channel?.kind === 'whatsapp' || channel?.kind === 'apple');

/** What is known for templates in a case. */
export interface CaseTemplates {
  readonly rows: readonly TemplateRow[];
  /** The desk's list has not been read yet. */
  readonly loading: boolean;
  readonly failed: boolean;
  /** What a template is checked against; undefined = the channel takes none. */
  readonly about: SendContext | undefined;
}

const NONE: readonly TemplateRow[] = [];

function contextOf(view: CaseView, consent: ConsentState): SendContext | undefined {
  const { channel, case: row, contact } = view;
  if (!channel || !takesTemplates(view)) return undefined;
  return {
    channel,
    windowEndsAt: row.windowEndsAt,
    consent,
    // The desk knows the address of a conversation.
    address: null,
    now: new Date().toISOString(),
    contactLanguage: row.language || contact?.language || '',
  };
}

/** Templates of the channel of a case, and what they are checked against there. */
export function useCaseTemplates(view: CaseView): CaseTemplates {
  const { case: row, channel } = view;
  const answer = useQuery('templates', {
    desk: row.desk,
    channel: takesTemplates(view) ? (channel?.id ?? '') : '',
  });
  const consents = useQuery('consents', row.id);
  const lines = consents.state === 'ready' ? consents.value.lines : [];
  // They wrote to us, or there would be no case; what was noted since counts more.
  const consent = lines.find(({ kind }) => kind === row.kind)?.state ?? 'earlier';
  return {
    rows: answer.state === 'ready' ? answer.value : NONE,
    loading: answer.state === 'loading',
    failed: answer.state === 'failed',
    about: contextOf(view, consent),
  };
}

/** A template being filled in a draft, with everything that stands against sending it. */
export interface Filling {
  readonly fill: TemplateFill;
  /** undefined = the desk has none such, or has not told yet. */
  readonly template: MessageTemplate | undefined;
  readonly filled: FilledTemplate | undefined;
  readonly problems: readonly TemplateProblem[];
  /** Why it cannot be sent now; '' = it can. */
  readonly reason: string;
}

/** The first thing in the way, as a sentence for the button. */
export function reasonOf(problems: readonly TemplateProblem[]): string {
  const first = problems.find(({ level }) => level === 'stop');
  if (!first) return '';
  return first.reason === 'missing' ? t('outbound.needs.fields') : problemText(first);
}

/** Reads a draft's template as it stands; undefined = the draft is free text. */
export function readFilling(
  fill: TemplateFill | undefined,
  { rows, loading, about }: CaseTemplates,
): Filling | undefined {
  if (!fill) return undefined;
  const template = rows.find((row) => row.template.id === fill.template)?.template;
  if (!template || !about) {
    const reason = loading ? t('template.loading') : t('template.bad.gone');
    return { fill, template: undefined, filled: undefined, problems: [], reason };
  }
  const filled = { template, values: fill.values, ...(fill.media && { media: fill.media }) };
  const problems = checkFilled(filled, { ...about, now: new Date().toISOString() });
  return { fill, template, filled, problems, reason: reasonOf(problems) };
}

/** Begins with a template in a draft. Values go along only to the same one in another language: elsewhere `{{1}}` is something else. */
export function chooseTemplate(draft: DraftModel, template: MessageTemplate, rows: readonly TemplateRow[]) {
  const before = draft.template.value;
  const was = rows.find((row) => row.template.id === before?.template)?.template;
  const same = was?.name === template.name && was.kind === template.kind;
  const kept = same && before ? before : { values: {} };
  draft.setTemplate({ ...kept, template: template.id });
}

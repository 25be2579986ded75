import { t } from '@/components/locales';
import { refusedInWords } from '@/components/outbox/refused.ts';
import { templateRefusal } from '@/components/templates/refusal-text.ts';
import { isRepeated, type OutboxItem } from '@/core/model/outbox-item';
import { isUnclear } from '@/core/model/outbox-need';
import type { CaseView } from '@/core/queries/case';
import { refusedChange } from './card/refused-change.ts';
import { refusedFile } from './upload-text.ts';

const EXCERPT = 80;

/** The network repeated it: what there is more than once, so that the agent can put it right. */
function repeatedText({ action, copies = 1 }: OutboxItem): string {
  const all = 'text' in action ? action.text : '';
  const text = all.length > EXCERPT ? `${all.slice(0, EXCERPT)}…` : all;
  return copies === 2 ? t('sent.twice', { text }) : t('sent.repeated', { times: copies, text });
}

/** Where the code's own sentence would not be the whole truth: unclear, or only half of it worked. */
export function stuckSentence(view: CaseView, item: OutboxItem): string | undefined {
  const { state, problem } = item;
  const { status } = view.case;
  const refused =
    refusedChange(view, item) ??
    refusedFile(item) ??
    refusedInWords(view, item) ??
    (isUnclear(item) ? undefined : templateRefusal(problem));
  if (refused) return refused;
  if (isUnclear(item)) return t('outbox.why.unclear', { desk: view.deskName });
  if (state === 'unconfirmed') return t('sent.unconfirmed.title');
  if (state !== 'sent') return undefined;
  const kept = problem && t('sent.statusFailed', { status: t(`status.${status}`) });
  return [isRepeated(item) && repeatedText(item), kept].filter(Boolean).join(' ');
}

/** What the desk said besides; undefined = nothing, or the sentence has it. */
export const stuckDetail = ({ state, problem }: OutboxItem): string | undefined =>
  state === 'sent' || templateRefusal(problem) ? undefined : problem?.detail || undefined;

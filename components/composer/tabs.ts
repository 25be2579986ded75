import { signal } from '@preact/signals';
import { DRAFT_TABS, type DraftTab } from '@/core/model/draft';
import type { CaseView } from '@/core/queries/case';
import { draftIn } from './draft-in.ts';

/** The tabs in which something is written for the contact. */
export type AnswerTab = Exclude<DraftTab, 'note'>;

/** The tab in front in the open case. */
export const inFront = signal<{ readonly case: string; readonly tab: DraftTab } | undefined>(undefined);

export const isTab = (id: string): id is DraftTab => DRAFT_TABS.some((tab) => tab === id);

/** Whoever is signed in sends to contacts themselves; who is unknown may, until the desk says otherwise. */
const mayReply = ({ me }: CaseView) => !me || me.rights.includes('reply');

const isWritten = (view: CaseView, tab: DraftTab) => {
  const { text, attachments } = draftIn(view, tab);
  return text.value !== '' || attachments.value.length > 0;
};

/**
 * The tabs of a case. Without the right to reply there is no Reply, without approvals no Approval; but what was written
 * in one before stays in sight, to be put elsewhere.
 */
export function tabsIn(view: CaseView): DraftTab[] {
  const tabs: (DraftTab | false)[] = [
    (mayReply(view) || isWritten(view, 'reply')) && 'reply',
    (view.capabilities.approvals || isWritten(view, 'approval')) && 'approval',
    'note',
  ];
  return tabs.filter((tab) => tab !== false);
}

/** Where somebody writes who wants to answer, as by R: whoever may not reply asks for approval. */
export function answerTab(view: CaseView): AnswerTab {
  return mayReply(view) || !view.capabilities.approvals ? 'reply' : 'approval';
}

/** Where an answer goes on that is begun from a message of the thread: in the tab in front, if that is for answers. */
export function answerTabNow(view: CaseView): AnswerTab {
  const { value } = inFront;
  return value?.case === view.case.id && value.tab === 'approval' ? 'approval' : answerTab(view);
}

/** The tab that is shown when this one is wanted; undefined = nobody chose one yet. */
export function shownTab(view: CaseView, wanted: DraftTab | undefined): DraftTab {
  const tabs = tabsIn(view);
  const usual = wanted ?? answerTab(view);
  if (tabs.includes(usual)) return usual;
  const other = answerTab(view);
  return usual !== 'note' && tabs.includes(other) ? other : 'note';
}

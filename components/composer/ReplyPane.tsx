import type { CaseView } from '@/core/queries/case';
import { Blocked } from './Blocked.tsx';
import { ReplyEditor } from './ReplyEditor.tsx';
import type { AnswerTab } from './tabs.ts';
import { whyNoAnswer } from './why-not.ts';

interface PaneProps {
  readonly view: CaseView;
  readonly tab: AnswerTab;
  readonly focus: number;
  onNote(): void;
}

/** A reply to the contact, sent by oneself or after approval, or the sentence that says why there can be none and what to do instead. */
export function ReplyPane({ view, tab, focus, onNote }: PaneProps) {
  const { text, canTake } = whyNoAnswer(view, tab);
  const pane = { view, tab, focus };
  if (text) return <Blocked {...pane} text={text} canTake={canTake} onNote={onNote} />;
  return <ReplyEditor {...pane} />;
}

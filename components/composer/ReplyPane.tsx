import type { CaseView } from '@/core/queries/case';
import { Blocked } from './Blocked.tsx';
import { ReplyEditor } from './ReplyEditor.tsx';
import { whyNoReply } from './why-not.ts';

interface PaneProps {
  readonly view: CaseView;
  readonly focus: number;
  onNote(): void;
}

/** A reply to the contact, or the sentence that says why there can be none and what to do instead. */
export function ReplyPane({ view, focus, onNote }: PaneProps) {
  const { text, canTake } = whyNoReply(view);
  if (text) return <Blocked view={view} text={text} canTake={canTake} focus={focus} onNote={onNote} />;
  return <ReplyEditor view={view} focus={focus} />;
}

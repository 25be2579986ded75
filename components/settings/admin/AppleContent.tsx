import { useState } from 'preact/hooks';
import { Switch, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import { problemText } from '@/components/templates/refusal-text.ts';
import type { AppleMessage } from '@/core/model/template';
import { checkApple } from '@/core/templates/apple';
import { fromLines, linesOf } from './apple-form.ts';
import { TextArea } from './inputs.tsx';
import { errorAt } from './template-part.ts';

/** Fields with a control of their own; all others are about the lines. */
const OWN = ['title', 'subtitle', 'place'];

interface ContentProps {
  readonly message: AppleMessage;
  /** Something was written: what is missing is a mistake by now. */
  readonly touched: boolean;
  set(message: AppleMessage): void;
}

/** What is in it, written in lines: the quickest way to make a list, and to change its order. */
export function AppleContent({ message, touched, set }: ContentProps) {
  const { content } = message;
  // As it was typed: a line that is only begun must not be tidied away under the hands.
  const [lines, setLines] = useState(() => linesOf(content));
  const problems = touched ? checkApple(message) : [];
  // The lines have one field; the first thing wrong in any of them is said there.
  const problem = problems.find(({ field }) => field === null || !OWN.includes(field));
  return (
    <>
      {content.kind === 'time-picker' && (
        <TextField
          label={t('template.place.name')}
          value={content.place}
          {...errorAt(problems, 'place')}
          onInput={(place) => set({ ...message, content: { ...content, place } })}
        />
      )}
      <TextArea
        label={t(`admin.apple.${content.kind}`)}
        hint={t(`admin.apple.${content.kind}.hint`)}
        rows={content.kind === 'rich-link' ? 1 : 6}
        value={lines}
        {...(problem && { error: problemText(problem) })}
        onInput={(text) => {
          setLines(text);
          set({ ...message, content: fromLines(content, text) });
        }}
      />
      {/* Only a list has it: of times and answers there is one. */}
      {content.kind === 'list-picker' && (
        <Switch
          label={t('template.apple.many')}
          checked={content.many}
          onChange={(many) => set({ ...message, content: { ...content, many } })}
        />
      )}
    </>
  );
}

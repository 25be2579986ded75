import { useState } from 'preact/hooks';
import { Select, Switch, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import { Preview } from '@/components/templates/Preview.tsx';
import { problemText } from '@/components/templates/refusal-text.ts';
import type { AppleMessage } from '@/core/model/template';
import { checkApple } from '@/core/templates/apple';
import { emptyContent, fromLines, linesOf, RICH_KINDS } from './apple-form.ts';
import { errorAt } from './EditTemplate.tsx';
import { FormDialog } from './FormDialog.tsx';
import { TextArea } from './inputs.tsx';
import type { Admin } from './use-admin.ts';

interface EditProps extends Pick<Admin, 'directory' | 'change'> {
  readonly start: AppleMessage;
  onClose(): void;
}

/** Fields with a control of their own; all others are about the lines. */
const OWN = ['title', 'subtitle', 'place'];

interface ContentProps {
  readonly message: AppleMessage;
  /** Something was written: what is missing is a mistake by now. */
  readonly touched: boolean;
  set(message: AppleMessage): void;
}

/** What is in it, written in lines: the quickest way to make a list, and to change its order. */
function Content({ message, touched, set }: ContentProps) {
  const { content } = message;
  // As it was typed: a line that is only begun must not be tidied away under the hands.
  const [lines, setLines] = useState(() => linesOf(content));
  const problems = touched ? checkApple(message) : [];
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

/** One ready rich message, checked while it is written and shown as the customer will see it. */
export function EditApple({ directory, start, change, onClose }: EditProps) {
  const [message, set] = useState(start);
  const before = directory.templates?.find(({ id }) => id === start.id);
  // An empty form is no mistake yet.
  const problems = message === start ? [] : checkApple(message);
  const save = async () => {
    const [problem] = checkApple(message);
    if (problem) return problemText(problem);
    return change(
      { kind: 'put-template', template: message },
      before && { kind: 'put-template', template: before },
    );
  };
  return (
    <FormDialog
      title={before ? t('admin.edit.label', { name: before.name }) : t('admin.new.apple')}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={t('admin.name')}
        hint={t('admin.apple.name.hint')}
        value={message.name}
        onInput={(name) => set({ ...message, name })}
      />
      <TextField
        label={t('admin.language')}
        hint={t('admin.apple.language.hint')}
        spellcheck={false}
        value={message.language}
        onInput={(language) => set({ ...message, language })}
      />
      <TextField
        label={t('admin.title')}
        value={message.title}
        {...errorAt(problems, 'title')}
        onInput={(title) => set({ ...message, title })}
      />
      <TextField
        label={t('admin.apple.subtitle')}
        value={message.subtitle}
        {...errorAt(problems, 'subtitle')}
        onInput={(subtitle) => set({ ...message, subtitle })}
      />
      <Select
        label={t('admin.kind')}
        value={message.content.kind}
        options={RICH_KINDS.map((value) => ({ value, label: t(`template.apple.${value}`) }))}
        onChange={(kind) => set({ ...message, content: emptyContent(kind) })}
      />
      <Content key={message.content.kind} message={message} touched={message !== start} set={set} />
      <Preview template={message} values={{}} />
    </FormDialog>
  );
}

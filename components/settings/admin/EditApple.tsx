import { useState } from 'preact/hooks';
import { Select, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import { Preview } from '@/components/templates/Preview.tsx';
import { problemText } from '@/components/templates/refusal-text.ts';
import type { AppleMessage } from '@/core/model/template';
import { checkApple } from '@/core/templates/apple';
import { AppleContent } from './AppleContent.tsx';
import { emptyContent, RICH_KINDS } from './apple-form.ts';
import { FormDialog } from './FormDialog.tsx';
import { errorAt } from './template-part.ts';
import type { Admin } from './use-admin.ts';

/** A message that is made, or one there is. */
interface EditProps extends Pick<Admin, 'directory' | 'change'> {
  readonly start: AppleMessage;
  onClose(): void;
}

/** One ready rich message, checked while it is written and shown as the customer will see it. */
export function EditApple({ directory, start, change, onClose }: EditProps) {
  const [message, set] = useState(start);
  const before = directory.templates?.find(({ id }) => id === start.id);
  // An empty form is no mistake yet.
  const problems = message === start ? [] : checkApple(message);
  // What Apple refuses never arrives, and nobody is told: it is stopped here.
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
      <AppleContent key={message.content.kind} message={message} touched={message !== start} set={set} />
      <Preview template={message} values={{}} />
    </FormDialog>
  );
}

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button, Dialog } from '@/components/controls';
import { t } from '@/components/locales';

interface FormDialogProps {
  readonly title: string;
  readonly text?: string;
  /** Deleting: the button says so. */
  readonly danger?: boolean;
  /** Answers why not, '' = done, which closes it. */
  onSave(): Promise<string>;
  onClose(): void;
  readonly children?: ComponentChildren;
}

/** A form in a dialog: Enter saves, what the desk refuses is said in place and nothing typed is lost. */
export function FormDialog({ title, text, danger, onSave, onClose, children }: FormDialogProps) {
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (busy) return;
    setBusy(true);
    const refused = await onSave();
    setBusy(false);
    if (!refused) return onClose();
    setProblem(refused);
  };
  return (
    <Dialog title={title} text={text} onClose={onClose}>
      <form
        class="admin-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {children}
        <p role="alert" class="field-note" data-bad>
          {problem}
        </p>
        <footer class="dialog-actions">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={busy}>
            {t(danger ? 'admin.delete' : 'admin.save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

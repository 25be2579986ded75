import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '@/components/locales';
import { Button } from './Button.tsx';
import { XIcon } from './icons.ts';

interface DialogProps {
  readonly title: string;
  /** The sentence under the title; read out when it opens. */
  readonly text?: string;
  readonly children?: ComponentChildren;
  /** Buttons, the main one last. */
  readonly actions?: ComponentChildren;
  /** Esc, the cross or a click beside it. */
  onClose(): void;
}

/** Something that must be settled before going on. Render it while it is open; the focus returns by itself. */
export function Dialog({ title, text, children, actions, onClose }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    // Where the work is; the cross would come first otherwise, and its tooltip with it.
    const first =
      element?.querySelector<HTMLElement>('[data-first-focus]') ??
      element?.querySelector<HTMLElement>('input, textarea, select, .dialog-actions button');
    (first ?? element)?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      class="dialog"
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-describedby={text ? `${id}-text` : undefined}
      onCancel={(event) => {
        event.preventDefault(); // whoever renders it decides; otherwise it would be closed and still rendered
        onClose();
      }}
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div class="dialog-body">
        <header class="dialog-header">
          <h2 id={`${id}-title`}>{title}</h2>
          <Button variant="quiet" small icon={XIcon} label={t('action.close')} onClick={onClose} />
        </header>
        {text && <p id={`${id}-text`}>{text}</p>}
        {children}
        {actions && <footer class="dialog-actions">{actions}</footer>}
      </div>
    </dialog>
  );
}

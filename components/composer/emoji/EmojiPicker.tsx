import { useEffect, useState } from 'preact/hooks';
import { Button, FaceSlightlySmilingIcon, InlineError, Skeleton, usePopover } from '@/components/controls';
import { locale, t } from '@/components/locales';
import { EmojiBoard } from './EmojiBoard.tsx';
import { type Emoji, loadEmoji } from './emoji-data.ts';
import { recentEmoji, rememberEmoji } from './recent-emoji.ts';
import './emoji.css';

interface EmojiPickerProps {
  /** Called with each emoji picked; with Shift held several times before it closes. */
  onPick(emoji: string): void;
}

/** A button with all emoji behind it: by group, by word, and those used lately. */
export function EmojiPicker({ onPick }: EmojiPickerProps) {
  const { open, hide, anchor, triggerProps, popoverProps } = usePopover<HTMLButtonElement>();
  const pick = (char: string, stay: boolean) => {
    void rememberEmoji(char);
    if (!stay) hide(); // first, so that whoever takes it can move the focus on
    onPick(char);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Nothing typed here may reach the composer around it: there, Ctrl+Enter sends.
    event.stopPropagation();
    if (event.key === 'Escape') hide();
  };
  return (
    <>
      <Button
        variant="quiet"
        icon={FaceSlightlySmilingIcon}
        label={t('emoji.label')}
        aria-haspopup="dialog"
        {...triggerProps}
        buttonRef={anchor}
      />
      {open && (
        <div
          {...popoverProps}
          class="popover menu picker emoji"
          role="dialog"
          aria-label={t('emoji.label')}
          onKeyDown={onKeyDown}
        >
          <EmojiBody onPick={pick} />
        </div>
      )}
    </>
  );
}

interface Stock {
  readonly all: readonly Emoji[];
  /** As they were when the picker opened: they must not move while several are picked. */
  readonly recent: readonly string[];
}

function EmojiBody({ onPick }: { onPick(char: string, stay: boolean): void }) {
  const [stock, setStock] = useState<Stock | 'failed'>();
  const [turn, setTurn] = useState(0);
  const language = locale.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is another try
  useEffect(() => {
    let gone = false;
    Promise.all([loadEmoji(language), recentEmoji()]).then(
      ([all, recent]) => gone || setStock({ all, recent }),
      () => gone || setStock('failed'),
    );
    return () => {
      gone = true;
    };
  }, [language, turn]);

  if (stock === undefined) return <Skeleton count={6} />;
  if (stock !== 'failed') return <EmojiBoard {...stock} onPick={onPick} />;
  const retry = () => {
    setStock(undefined);
    setTurn(turn + 1);
  };
  return (
    <InlineError code="unexpected" text={t('emoji.failed')} nextLabel={t('action.retry')} onNext={retry} />
  );
}

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { Button, LanguagesIcon } from '@/components/controls';
import { locale, t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { Message } from '@/core/model/message';
import { MessageText } from './MessageText.tsx';

/** What the contact wrote, in the agent's language, on request; the original stays above it. */
export function Translation({ message }: { readonly message: Message }) {
  const [busy, setBusy] = useState(false);
  const [text, setText] = useState<string>();
  const asked = useRef(0);
  // A translation of an earlier wording, or into another language, would say something else than the message does.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is translated, not what the effect reads
  useLayoutEffect(() => {
    asked.current += 1;
    setText(undefined);
    setBusy(false);
  }, [message.id, message.text, locale.value]);
  const translate = async () => {
    const turn = asked.current;
    setBusy(true);
    const answer = await act(desk.translateMessage(message.case, message.id, locale.value));
    if (asked.current !== turn) return;
    setBusy(false);
    setText(answer?.text);
  };
  if (text === undefined)
    return (
      <Button variant="quiet" small icon={LanguagesIcon} busy={busy} onClick={() => void translate()}>
        {t('media.translate')}
      </Button>
    );
  return (
    <div class="translation" role="status">
      <small>{t('media.translated')}</small>
      <MessageText text={text} />
    </div>
  );
}

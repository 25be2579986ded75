import { useMemo, useState } from 'preact/hooks';
import { Button } from '@/components/controls';
import { t } from '@/components/locales';
import { foldText } from '@/core/mail/fold-text';
import './message-rest.css';

/** Longer texts are cut here first; a 1 MB paste must not stop the thread from scrolling. */
const SHORT = 2_000;
const STEP = 20_000;

const LINK = /\bhttps?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/g;

/** Plain text with its web addresses clickable; everything else stays text, whatever it looks like. */
function withLinks(text: string) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    parts.push(text.slice(from, match.index));
    parts.push(
      <a key={match.index} href={match[0]} target="_blank" rel="noopener noreferrer nofollow">
        {match[0]}
      </a>,
    );
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  return parts;
}

/** The text of a mail; its signature and what it quotes at its end wait behind a «…» button. */
export function MailText({ text }: { readonly text: string }) {
  const folded = useMemo(() => foldText(text), [text]);
  return (
    <>
      <MessageText text={folded.text} />
      {folded.rest && (
        <details class="message-rest">
          <summary aria-label={t('mail.rest')} title={t('mail.rest')}>
            …
          </summary>
          <MessageText text={folded.rest} />
        </details>
      )}
    </>
  );
}

/** A message's text, in its own direction; long ones grow on request. */
export function MessageText({ text }: { readonly text: string }) {
  const [length, setLength] = useState(SHORT);
  const cut = text.length > length;
  return (
    <>
      <p class="message-text" dir="auto">
        {withLinks(cut ? text.slice(0, length) : text)}
        {cut && '…'}
      </p>
      {cut && (
        <Button variant="quiet" small onClick={() => setLength((n) => n + STEP)}>
          {t('thread.showMore')}
        </Button>
      )}
    </>
  );
}

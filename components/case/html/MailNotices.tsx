import { useState } from 'preact/hooks';
import { Button } from '@/components/controls';
import { type PlainKey, t } from '@/components/locales';
import { toPlainText } from './plain-text';
import type { RefusalKind } from './refused';
import type { Sanitized } from './sanitize';

const KIND: Readonly<Record<RefusalKind, PlainKey>> = {
  script: 'html.kind.script',
  form: 'html.kind.form',
  frame: 'html.kind.frame',
  media: 'html.kind.media',
  redirect: 'html.kind.redirect',
  link: 'html.kind.link',
  tracker: 'html.kind.tracker',
};

interface Props {
  readonly mail: Sanitized;
  readonly onShowImages: () => void;
}

/** What was kept back of a message, and how to get at it. */
export function MailNotices({ mail, onShowImages }: Props) {
  const removed = mail.refused.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {mail.blockedImages > 0 && (
        <p class="mail-notice">
          <Button small onClick={onShowImages}>
            {t('html.images.show', { count: mail.blockedImages })}
          </Button>
          {t('html.images.why')}
        </p>
      )}
      {removed > 0 && (
        <p class="mail-notice">
          {t('html.refused', {
            count: removed,
            kinds: mail.refused.map(({ kind }) => t(KIND[kind])).join(', '),
          })}
        </p>
      )}
      {mail.truncated && <Rest html={mail.rest} />}
    </>
  );
}

/** One helping of what lies beyond the limit: as much as a click can show without a pause. */
const HELPING = 128 * 1024;

function Rest({ html }: { readonly html: string }) {
  const [shown, setShown] = useState(0);
  return (
    <>
      <p class="mail-notice">
        {t('html.cut')}
        {shown < html.length && (
          <Button small onClick={() => setShown(shown + HELPING)}>
            {t(shown === 0 ? 'html.rest' : 'html.restMore')}
          </Button>
        )}
      </p>
      {shown > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <pre class="mail-text" tabIndex={0}>
          {toPlainText(html.slice(0, shown))}
        </pre>
      )}
    </>
  );
}

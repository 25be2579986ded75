import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '@/components/locales';
import { frameDocument } from './frame-document';
import { MailNotices } from './MailNotices';
import { mountFrame } from './mount-frame';
import { toPlainText } from './plain-text';
import type { Sanitized } from './sanitize';
import './html.css';

/** One message as HTML, and what belongs to it. */
export interface HtmlBodyProps {
  /** As it came, unsanitised. */
  readonly html: string;
  /** Content-ID → blob: address of an inline picture. Keep the same map while nothing changes. */
  readonly inline?: ReadonlyMap<string, string>;
  /** Name of the frame for screen readers, e.g. «Ana, 14:02». */
  readonly title: string;
}

/** Somebody else's formatted message, shown so that it can neither act nor call home. */
export function HtmlBody({ html, inline, title }: HtmlBodyProps) {
  // Remembered with the text it was said for: another message starts with its pictures blocked again.
  const [imagesFor, setImagesFor] = useState<string>();
  const images = imagesFor === html;
  const mail = useSanitized(html, images, inline);
  if (mail === 'failed') return <pre class="mail-text">{toPlainText(html)}</pre>;
  return (
    <div class="mail-body" aria-busy={mail === undefined}>
      {mail && <MailFrame mail={mail} title={title} />}
      {mail && <MailNotices mail={mail} onShowImages={() => setImagesFor(html)} />}
    </div>
  );
}

type Shown = Sanitized & { readonly images: boolean };

/** The cleaned mail; DOMPurify comes with the first mail that needs it, not with the sidebar. */
function useSanitized(html: string, images: boolean, inline: HtmlBodyProps['inline']) {
  const [mail, setMail] = useState<Shown | 'failed'>();
  useEffect(() => {
    let current = true;
    const words = {
      quoted: t('html.quoted'),
      signature: t('html.signature'),
      picture: t('html.picture'),
    };
    import('./sanitize')
      .then(({ sanitize, sanitizeWithImages }) =>
        images ? sanitizeWithImages(html, { inline, words }) : sanitize(html, { images, inline, words }),
      )
      .then(
        (done) => current && setMail({ ...done, images }),
        (error) => {
          console.error('A message cannot be shown as it looks', error);
          if (current) setMail('failed');
        },
      );
    return () => {
      current = false;
    };
  }, [html, images, inline]);
  return mail;
}

function MailFrame({ mail, title }: { readonly mail: Shown; readonly title: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const source = frameDocument(mail, title, mail.images);
    return mountFrame(place.current, { source, title, remote: mail.images });
  }, [mail, title]);
  return <div class="mail-frame" ref={place} />;
}

import DOMPurify from 'dompurify';
import { render } from 'preact';
import { frameDocument } from '@/components/case/html/frame-document';
import { HtmlBody } from '@/components/case/html/HtmlBody';
import { mountFrame } from '@/components/case/html/mount-frame';
// HtmlBody comes with what the sidebar loads after its first draw, and so do its texts.
import '@/components/locales/lazy';
import '@/components/theme/index.css';

/** `frame` = our second wall without the first; the others prove that the test can fail. */
export type Way = 'ours' | 'frame' | 'innerHTML' | 'DOMPurify';

/** What a test asks of the page. */
export interface MailPage {
  /** Shows a mail; done when it is drawn. Gives the milliseconds it took. */
  show(html: string, way?: Way, inline?: Readonly<Record<string, string>>): Promise<number>;
  scripts: number;
}

declare global {
  interface Window {
    mailPage: MailPage;
    pwned: () => void;
  }
}

const place = document.createElement('main');
place.style.padding = '8px';
document.body.replaceChildren(place);
window.pwned = () => window.mailPage.scripts++;
window.mailPage = { show, scripts: 0 };

async function show(html: string, way: Way = 'ours', inline: Readonly<Record<string, string>> = {}) {
  const start = performance.now();
  render(null, place);
  place.replaceChildren();
  if (way === 'innerHTML') place.innerHTML = html;
  else if (way === 'DOMPurify') place.innerHTML = DOMPurify.sanitize(html);
  else if (way === 'frame') showUncleaned(html);
  else {
    render(<HtmlBody html={html} inline={new Map(Object.entries(inline))} title="Message of Ana" />, place);
    await drawn();
  }
  return performance.now() - start;
}

function showUncleaned(html: string) {
  const nothing = { blockedImages: 0, truncated: false, rest: '', refused: [] };
  const mail = { html, lang: '', dir: 'ltr', ...nothing } as const;
  const source = frameDocument(mail, 'Uncleaned', false);
  mountFrame(place, { source, title: 'Uncleaned', remote: false });
}

/** The frame has a height, or the mail is empty. */
async function drawn() {
  for (let tries = 0; tries < 2000; tries++) {
    const frame = place.querySelector('iframe');
    const inside = frame?.contentDocument?.querySelector('iframe') ?? frame;
    if (inside?.contentDocument?.querySelector('.mail') && inside.style.height) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('The mail was not drawn in 20 s');
}

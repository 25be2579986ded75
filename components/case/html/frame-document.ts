import type { Sanitized } from './sanitize';

/**
 * The frame's own wall, which holds even if the cleaning fails: no scripts, no forms, no frames, no styles or fonts
 * from outside, and pictures from outside only while the agent wants them.
 */
const policy = (images: boolean) =>
  [
    "default-src 'none'",
    `img-src data: blob:${images ? ' https:' : ''}`,
    "style-src 'unsafe-inline'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');

/** Our theme's colours (`followTheme`) instead of the mail's: always readable, in light and dark. */
const STYLE = `
html { color-scheme: light dark; scrollbar-width: thin; scrollbar-color: var(--line-strong) transparent }
body { margin: 0; color: var(--text); background: transparent; font: 0.8125rem/1.25rem var(--font, system-ui, sans-serif) }
.mail { overflow-x: auto; overflow-wrap: anywhere; padding: 1px }
.mail :not([dir]) { unicode-bidi: plaintext }
p, ul, ol, blockquote, pre, dl { margin: 0 0 8px }
h1, h2, h3, h4, h5, h6 { margin: 0 0 8px; font-size: 0.875rem; line-height: 1.25rem }
ul, ol { padding-inline-start: 24px }
blockquote { margin-inline: 0; padding-inline-start: 8px; border-inline-start: 2px solid var(--line); color: var(--text-faint) }
pre, code, tt, samp, kbd { font-family: var(--font-mono, monospace); font-size: 0.75rem; white-space: pre-wrap }
img { max-width: 100%; height: auto }
table { max-width: 100%; border-collapse: collapse; font: inherit }
td, th { overflow-wrap: break-word; padding: 0 4px 2px 0; text-align: start; vertical-align: top }
hr { border: 0; border-top: 1px solid var(--line) }
a { color: var(--accent, LinkText); unicode-bidi: isolate; text-underline-offset: 2px }
:focus-visible { outline: 2px solid var(--focus, Highlight); outline-offset: -2px }
.host { color: var(--text-faint); text-decoration: none }
.picture { display: inline-block; padding: 0 4px; border: 1px dashed var(--line-strong); border-radius: 4px; color: var(--text-faint); font-size: 0.75rem; line-height: 1rem }
details { margin-top: 8px }
summary { width: fit-content; cursor: pointer; color: var(--text-faint); font-size: 0.75rem }
`;

/** The whole document of the frame. */
export function frameDocument(mail: Sanitized, title: string, images: boolean): string {
  return [
    `<!doctype html><html${mail.lang && ` lang="${mail.lang}"`}><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy(images)}">`,
    '<meta name="referrer" content="no-referrer">',
    // Looking up the names of links would already tell their owners that the mail was opened.
    '<meta http-equiv="x-dns-prefetch-control" content="off">',
    `<title>${escaped(title)}</title><style>${STYLE}</style></head>`,
    `<body><div class="mail" dir="${mail.dir}">${mail.html}</div></body></html>`,
  ].join('');
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

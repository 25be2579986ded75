import { cardTexts } from './en/card.ts';
import { html } from './en/html.ts';
import { mailTexts } from './en/mail.ts';
import { mediaTexts } from './en/media.ts';
import { outboundTexts } from './en/outbound.ts';
import { paletteTexts } from './en/palette.ts';
import { presenceTexts } from './en/presence.ts';
import { storageTexts } from './en/storage.ts';
import { undoTexts } from './en/undo.ts';
import { uploadTexts } from './en/upload.ts';

/** English of what is not drawn at first, such as a case: comes with the first part that `lazy` loads. */
export const enLazy = {
  ...cardTexts,
  ...html,
  ...mailTexts,
  ...mediaTexts,
  ...outboundTexts,
  ...paletteTexts,
  ...presenceTexts,
  ...storageTexts,
  ...undoTexts,
  ...uploadTexts,
} as const;

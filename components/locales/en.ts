import { cardTexts } from './en/card.ts';
import { caseTexts } from './en/case.ts';
import { common } from './en/common.ts';
import { composer } from './en/composer.ts';
import { draftTexts } from './en/drafts.ts';
import { errors } from './en/errors.ts';
import { html } from './en/html.ts';
import { inbox } from './en/inbox.ts';
import { laterTexts } from './en/later.ts';
import { listTexts } from './en/list.ts';
import { mailTexts } from './en/mail.ts';
import { mediaTexts } from './en/media.ts';
import { outboxTexts } from './en/outbox.ts';
import { presenceTexts } from './en/presence.ts';
import { settings } from './en/settings.ts';
import { storageTexts } from './en/storage.ts';
import { undoTexts } from './en/undo.ts';
import { uploadTexts } from './en/upload.ts';

/** English, the source: the other languages are typed to have exactly these keys, and those of en-options.ts. */
export const en = {
  ...common,
  ...inbox,
  ...caseTexts,
  ...composer,
  ...html,
  ...settings,
  ...mailTexts,
  ...mediaTexts,
  ...listTexts,
  ...cardTexts,
  ...laterTexts,
  ...uploadTexts,
  ...presenceTexts,
  ...outboxTexts,
  ...undoTexts,
  ...draftTexts,
  ...errors,
  ...storageTexts,
} as const;

import type { Catalogue } from './catalogue.ts';
import { adminTexts } from './es/admin.ts';
import { askTexts } from './es/ask.ts';
import { cardTexts } from './es/card.ts';
import { caseTexts } from './es/case.ts';
import { common } from './es/common.ts';
import { composer } from './es/composer.ts';
import { draftTexts } from './es/drafts.ts';
import { errors } from './es/errors.ts';
import { html } from './es/html.ts';
import { inbox } from './es/inbox.ts';
import { laterTexts } from './es/later.ts';
import { listTexts } from './es/list.ts';
import { mailTexts } from './es/mail.ts';
import { mediaTexts } from './es/media.ts';
import { outboundTexts } from './es/outbound.ts';
import { outboxTexts } from './es/outbox.ts';
import { paletteTexts } from './es/palette.ts';
import { presenceTexts } from './es/presence.ts';
import { recordTexts } from './es/record.ts';
import { refusalTexts } from './es/refusals.ts';
import { reviewTexts } from './es/review.ts';
import { settings } from './es/settings.ts';
import { storageTexts } from './es/storage.ts';
import { templateTexts } from './es/templates.ts';
import { undoTexts } from './es/undo.ts';
import { uploadTexts } from './es/upload.ts';

/** Spanish, formal as the desks use it (usted); a desk is «mesa» (de ayuda). */
export const es: Catalogue = {
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
  ...adminTexts,
  ...askTexts,
  ...reviewTexts,
  ...refusalTexts,
  ...templateTexts,
  ...recordTexts,
  ...laterTexts,
  ...uploadTexts,
  ...paletteTexts,
  ...presenceTexts,
  ...outboundTexts,
  ...outboxTexts,
  ...undoTexts,
  ...draftTexts,
  ...errors,
  ...storageTexts,
};

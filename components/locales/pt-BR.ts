import type { Catalogue } from './catalogue.ts';
import { adminTexts } from './pt-BR/admin.ts';
import { askTexts } from './pt-BR/ask.ts';
import { cardTexts } from './pt-BR/card.ts';
import { caseTexts } from './pt-BR/case.ts';
import { common } from './pt-BR/common.ts';
import { composer } from './pt-BR/composer.ts';
import { draftTexts } from './pt-BR/drafts.ts';
import { errors } from './pt-BR/errors.ts';
import { html } from './pt-BR/html.ts';
import { inbox } from './pt-BR/inbox.ts';
import { laterTexts } from './pt-BR/later.ts';
import { listTexts } from './pt-BR/list.ts';
import { mailTexts } from './pt-BR/mail.ts';
import { mediaTexts } from './pt-BR/media.ts';
import { outboundTexts } from './pt-BR/outbound.ts';
import { outboxTexts } from './pt-BR/outbox.ts';
import { paletteTexts } from './pt-BR/palette.ts';
import { presenceTexts } from './pt-BR/presence.ts';
import { recordTexts } from './pt-BR/record.ts';
import { refusalTexts } from './pt-BR/refusals.ts';
import { reviewTexts } from './pt-BR/review.ts';
import { settings } from './pt-BR/settings.ts';
import { storageTexts } from './pt-BR/storage.ts';
import { templateTexts } from './pt-BR/templates.ts';
import { undoTexts } from './pt-BR/undo.ts';
import { uploadTexts } from './pt-BR/upload.ts';

/** Brazilian Portuguese; a desk is «central» (de atendimento). */
export const ptBR: Catalogue = {
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

import { caseTexts } from './en/case.ts';
import { common } from './en/common.ts';
import { composer } from './en/composer.ts';
import { draftTexts } from './en/drafts.ts';
import { errors } from './en/errors.ts';
import { inbox } from './en/inbox.ts';
import { laterTexts } from './en/later.ts';
import { listTexts } from './en/list.ts';
import { outboxTexts } from './en/outbox.ts';
import { settings } from './en/settings.ts';

/** English, the source: the other languages are typed to have exactly these keys, and those of the other en-….ts. */
export const en = {
  ...common,
  ...inbox,
  ...caseTexts,
  ...composer,
  ...settings,
  ...listTexts,
  ...laterTexts,
  ...outboxTexts,
  ...draftTexts,
  ...errors,
} as const;

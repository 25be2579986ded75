import { caseTexts } from './en/case.ts';
import { common } from './en/common.ts';
import { composer } from './en/composer.ts';
import { errors } from './en/errors.ts';
import { html } from './en/html.ts';
import { inbox } from './en/inbox.ts';
import { settings } from './en/settings.ts';

/** English, the source: the other languages are typed to have exactly these keys. */
export const en = {
  ...common,
  ...inbox,
  ...caseTexts,
  ...composer,
  ...html,
  ...settings,
  ...errors,
} as const;

import type { Catalogue } from './catalogue.ts';
import { caseTexts } from './pt-BR/case.ts';
import { common } from './pt-BR/common.ts';
import { composer } from './pt-BR/composer.ts';
import { errors } from './pt-BR/errors.ts';
import { html } from './pt-BR/html.ts';
import { inbox } from './pt-BR/inbox.ts';
import { settings } from './pt-BR/settings.ts';

/** Brazilian Portuguese; a desk is «central» (de atendimento). */
export const ptBR: Catalogue = {
  ...common,
  ...inbox,
  ...caseTexts,
  ...composer,
  ...html,
  ...settings,
  ...errors,
};

import { settings } from '@/components/app/settings.ts';
import { t } from '@/components/locales';

const DEFAULTS = [
  'review.reasons.1',
  'review.reasons.2',
  'review.reasons.3',
  'review.reasons.4',
  'review.reasons.5',
] as const;

/** The ready reasons as delivered, in the language of the interface. */
export const defaultReasons = (): string[] => DEFAULTS.map((key) => t(key));

/** Those this person uses: their own, else the delivered ones. */
export const returnReasons = (): readonly string[] => settings.value.returnReasons ?? defaultReasons();

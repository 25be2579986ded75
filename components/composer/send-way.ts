import { ClockIcon, type MenuItem } from '@/components/controls';
import { t } from '@/components/locales';
import { rememberChoice, type SendStatus, sendChoice } from './send-choice.ts';

/** Sending to somebody who approves it, not to the contact: with words and a choice of its own. */
export interface Asking {
  readonly current: SendStatus;
  labelOf(status: SendStatus): string;
  choose(status: SendStatus): void;
}

function labelOf(status: SendStatus, isPublic: boolean): string {
  if (isPublic && status) return t('composer.replyPubliclyAs', { status: t(`status.${status}`) });
  if (status) return t(`composer.sendAs.${status}`);
  return isPublic ? t('composer.replyPublicly') : t('composer.send');
}

/** The way to send it later. */
export const laterItems = (reason: string, onSelect: () => void): MenuItem[] => [
  { id: 'times', group: '' },
  { id: 'later', label: t('later.send'), icon: ClockIcon, reason: reason || undefined, onSelect },
];

interface WayProps {
  readonly desk: string;
  readonly isPublic: boolean;
  readonly asking?: Asking | undefined;
}

/** What it says and remembers, whoever it sends to. */
export function wayOf({ desk, isPublic, asking }: WayProps): Asking {
  return {
    current: sendChoice(desk).value,
    labelOf: (status) => labelOf(status, isPublic),
    choose: (status) => rememberChoice(desk, status),
    ...asking,
  };
}

import type { TemplateCategory, TemplateQuality, TemplateStatus } from '@/core/model/template';

const CATEGORIES: Readonly<Record<string, TemplateCategory>> = {
  MARKETING: 'marketing',
  UTILITY: 'utility',
  AUTHENTICATION: 'authentication',
  OTP: 'authentication',
  TRANSACTIONAL: 'utility',
  ACCOUNT_UPDATE: 'utility',
  ALERT_UPDATE: 'utility',
  APPOINTMENT_UPDATE: 'utility',
  AUTO_REPLY: 'utility',
  ISSUE_RESOLUTION: 'utility',
  PAYMENT_UPDATE: 'utility',
  PERSONAL_FINANCE_UPDATE: 'utility',
  RESERVATION_UPDATE: 'utility',
  SHIPPING_UPDATE: 'utility',
  TICKET_UPDATE: 'utility',
  TRANSPORTATION_UPDATE: 'utility',
};

const STATUSES: Readonly<Record<string, TemplateStatus>> = {
  APPROVED: 'approved',
  ACTIVE: 'approved',
  PENDING: 'pending',
  IN_APPEAL: 'pending',
  PENDING_REVIEW: 'pending',
  REJECTED: 'rejected',
  PAUSED: 'paused',
  DISABLED: 'disabled',
  ARCHIVED: 'archived',
  DELETED: 'deleted',
  PENDING_DELETION: 'deleted',
};

const QUALITIES: Readonly<Record<string, TemplateQuality>> = {
  GREEN: 'green',
  HIGH: 'green',
  YELLOW: 'yellow',
  MEDIUM: 'yellow',
  RED: 'red',
  LOW: 'red',
};

/** Words of the platform as it writes them now; copies kept elsewhere are years old, in lower case, with blanks. */
const plain = (word: string) =>
  word
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');

const look = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, plain(word)) ? table[plain(word)] : undefined;

/** What we do not know is advertising: then the strictest rules hold. */
export const categoryOf = (word: string): TemplateCategory => look(CATEGORIES, word) ?? 'marketing';
/** What we do not know cannot be sent. */
export const statusOf = (word: string): TemplateStatus => look(STATUSES, word) ?? 'other';
/** What we do not know is `unknown`. */
export const qualityOf = (word: string): TemplateQuality => look(QUALITIES, word) ?? 'unknown';
/** A word of the platform for comparing: components, formats, kinds of buttons. */
export const wordOf = plain;

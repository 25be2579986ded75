import { t } from '@/components/locales';
import type { Right } from '@/core/model/directory';

/** What an agent may do, in words. */
export function rightsText(rights: readonly Right[]): string {
  const said = [rights.includes('reply') ? t('practice.right.reply') : t('practice.right.approvalOnly')];
  if (rights.includes('approve')) said.push(t('practice.right.approve'));
  if (rights.includes('administer')) said.push(t('practice.right.administer'));
  return said.join(', ');
}

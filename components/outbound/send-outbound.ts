import browser from 'webextension-polyfill';
import { showCase } from '@/components/app/navigation.ts';
import { settings } from '@/components/app/settings.ts';
import { untilAnswered } from '@/components/composer/send-draft.ts';
import { t } from '@/components/locales';
import { desk as calls } from '@/core/live/desk';
import { signed } from '@/core/mail/signature';
import { draftKey } from '@/core/model/draft';
import { newCaseId } from '@/core/model/outbox-item';
import type { Outbound } from './use-outbound.ts';

/** Why it cannot be sent now; '' = it can. `content` is what its own fields lack. */
export function whyNot(outbound: Outbound, content: string): string {
  const { desk, to, reached, looking, block } = outbound;
  if (!desk.me.rights.includes('reply')) return t('outbound.noRight');
  if (reached.problem) return t(`outbound.bad.${reached.problem}`);
  if (reached.address === '') return t('outbound.needs.recipient');
  if (looking) return t('outbound.needs.looking');
  if (block && to.how.trim() === '') return t('outbound.needs.consent');
  return content;
}

/** Taken back, the text has its signature already. */
const withSignature = (text: string, signature: string) =>
  signature.trim() !== '' && text.includes(signature.trim()) ? text : signed(text, signature);

/**
 * Hands it over and goes to its case, which is ours alone until the desk has one. What could not be handed over is
 * back in the form. Asked again with the same draft nothing is sent twice.
 */
export async function sendOutbound({ desk, draft, channel, to, reached, recipient, block }: Outbound) {
  const { place } = draft;
  let id = '';
  await draft.handOver(async (written) => {
    id = written.id;
    const isMail = channel.kind === 'email';
    const how = to.how.trim();
    const owed = {
      draft: id,
      desk: desk.id,
      to: {
        channel: channel.id,
        address: reached.address,
        contact: recipient.contact?.id ?? null,
        name: to.name.trim(),
      },
      subject: isMail ? to.subject.trim() : '',
      text: isMail ? withSignature(written.text, desk.me.signature) : written.text,
      attachments: [...written.attachments],
      ...(written.template && { template: written.template }),
      ...(block && how && { consent: { channel: channel.kind, state: 'given' as const, how } }),
      undo: settings.value.undoSeconds * 1000,
    };
    await untilAnswered(() => calls.sendOutbound(owed));
  });
  // The background marks the draft as sent; should it have died before that, nothing of it may come up again.
  await browser.storage.local.remove(draftKey(place)).catch(() => undefined);
  showCase(newCaseId(desk.id, id));
}

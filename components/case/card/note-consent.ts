import { act } from '@/components/app/act.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { ChannelKind } from '@/core/model/channel';
import type { Consent } from '@/core/model/template';

/** Notes what a customer lets us write on a kind of channel, and says so. */
export async function noteConsent(caseId: string, kind: ChannelKind, state: Consent['state'], how: string) {
  const noted = await act(desk.setConsent(caseId, { channel: kind, state, how }));
  if (noted === undefined) return false;
  const said = { channel: t(`channel.${kind}`), state: t(`consent.state.${state}`) };
  toast.show({ text: t('consent.noted', said) });
  return true;
}

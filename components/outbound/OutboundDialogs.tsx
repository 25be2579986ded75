import { lazy } from '@/components/app/lazy.tsx';
import { outboundAsked } from './asked.ts';

/** It brings the numbering plans of the world: nobody waits for those who does not write first. */
const OutboundDialog = lazy(
  () => import('./OutboundDialog.tsx').then((module) => module.OutboundDialog),
  () => null,
);

/** The dialog of a first message, while somebody asked for it. */
export function OutboundDialogs() {
  const wish = outboundAsked.value;
  if (!wish) return null;
  const close = () => {
    if (outboundAsked.value === wish) outboundAsked.value = undefined;
  };
  return <OutboundDialog key={wish.turn} wish={wish} onClose={close} />;
}

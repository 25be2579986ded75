import { signal } from '@preact/signals';
import type { DraftPlace } from '@/core/model/draft';
import type { TemplateFill } from '@/core/model/template';

/** A first message somebody wants to write, as far as it is known; nothing of it is sent before they pressed Send. */
export interface OutboundWish {
  /** '' or absent = the first desk that can. */
  readonly desk?: string;
  /** A number or address as it was found, in any style. */
  readonly to?: string;
  /** Host of the page it was found on: it tells the country of a number. */
  readonly site?: string;
  readonly template?: TemplateFill;
  readonly text?: string;
  /** A draft that is to be gone on with. */
  readonly place?: DraftPlace;
}

/** The message somebody asked for, while its dialog is open. */
export const outboundAsked = signal<OutboundWish | undefined>(undefined);

/** Opens «Send outbound message», with what is known of it. */
export const askOutbound = (wish: OutboundWish = {}) => {
  outboundAsked.value = wish;
};

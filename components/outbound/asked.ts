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

/** A wish, told from the one before it: each has a dialog of its own. */
interface Asked extends OutboundWish {
  readonly turn: number;
}

/** The message somebody asked for, while its dialog is open. */
export const outboundAsked = signal<Asked | undefined>(undefined);
let turns = 0;

/** Opens «Send outbound message», with what is known of it. */
export const askOutbound = (wish: OutboundWish = {}) => {
  turns += 1;
  outboundAsked.value = { ...wish, turn: turns };
};

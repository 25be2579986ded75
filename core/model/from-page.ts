import * as v from 'valibot';
import { FillArg, Id, Text } from './reply-args.ts';

/** Longest text that is taken along from a page. */
export const MOST_PICKED = 5_000;

const Line = v.pipe(v.string(), v.maxLength(1000));
const Picked = v.pipe(v.string(), v.maxLength(MOST_PICKED));

/** Text that a person selected on a page and took along: a value for a template, with where it is from. */
export const PickedText = v.object({
  text: Picked,
  /** Host of the page; '' = a file. */
  site: Line,
  /** ISO. */
  at: v.string(),
});
/** One of them. */
export type PickedText = v.InferOutput<typeof PickedText>;

/** What somebody wants of the sidebar from where they are. Nothing in it is sent before a person has seen it there. */
export const Wish = v.variant('kind', [
  /** A quotation for the draft of the case in front. */
  v.object({ kind: v.picklist(['reply', 'note']), text: Picked, site: Line }),
  v.object({ kind: v.literal('case'), case: Id }),
  /** A first message; `to` is what was selected, or an address. */
  v.object({
    kind: v.literal('message'),
    to: Line,
    /** Where it was selected: that tells the country of a number. */
    site: Line,
    /** '' = not chosen yet; then there is no template either. */
    desk: v.pipe(v.string(), v.maxLength(300)),
    template: v.optional(FillArg),
    text: Text,
  }),
]);
/** One wish. */
export type Wish = v.InferOutput<typeof Wish>;

/** A wish that waits for the surface that carries it out. */
export const WaitingWish = v.object({
  id: Id,
  /** Where it was said: a frame in another tab has nothing to do with it. */
  tab: v.number(),
  at: v.string(),
  wish: Wish,
});
export type WaitingWish = v.InferOutput<typeof WaitingWish>;

/** What the palette is told of its page. */
export interface PaletteSite {
  /** Something on the page can be written into. */
  readonly field: boolean;
  /** What was selected when it was called. */
  readonly picked: PickedText | null;
}

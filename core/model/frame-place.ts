import * as v from 'valibot';

/** Where the in-page frame sits; remembered per site. Apart from the contract: every surface reads it before it draws. */
export const FramePlace = v.object({
  side: v.picklist(['left', 'right']),
  /** CSS pixels. */
  width: v.pipe(v.number(), v.minValue(240), v.maxValue(2000)),
  /** The page makes room instead of being covered; chosen by the agent only. */
  docked: v.boolean(),
});
/** What the schema of the same name lets through; read from storage and from messages alike. */
export type FramePlace = v.InferOutput<typeof FramePlace>;

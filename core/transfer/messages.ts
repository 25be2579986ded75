import * as v from 'valibot';

const Bytes = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The background asks the page that carries files; a port comes with it, for everything that follows. */
export const CarryMessage = v.object({
  kind: v.literal('carry'),
  /** Names the file: what is on its way under this key already is not begun again. */
  key: v.string(),
  request: v.object({
    method: v.picklist(['POST', 'PUT', 'PATCH']),
    url: v.pipe(v.string(), v.url()),
    headers: v.record(v.string(), v.string()),
    from: Bytes,
    to: v.optional(Bytes),
  }),
  body: v.blob(),
});
export type CarryMessage = v.InferOutput<typeof CarryMessage>;

/** What the page tells over the port. */
export const PageNews = v.variant('kind', [
  v.object({ kind: v.literal('accepted') }),
  v.object({ kind: v.literal('progress'), sent: Bytes }),
  v.object({
    kind: v.literal('answer'),
    answer: v.object({
      status: v.number(),
      retryAfter: v.string(),
      location: v.string(),
      text: v.string(),
    }),
  }),
  // Of all that can go wrong with a line, a page is told no more.
  v.object({ kind: v.literal('failed') }),
]);
export type PageNews = v.InferOutput<typeof PageNews>;

/** What the background says over the port: give it up, or: heard, forget it. */
export const PortOrder = v.picklist(['abort', 'taken']);
export type PortOrder = v.InferOutput<typeof PortOrder>;

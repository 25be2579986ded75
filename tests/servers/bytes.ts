/** A file inside JSON. */
interface Bytes {
  readonly base64: string;
  readonly type: string;
}
const isBytes = (value: unknown): value is Bytes =>
  typeof value === 'object' && value !== null && 'base64' in value && typeof value.base64 === 'string';

/** A value as JSON can carry it: a file becomes base64. */
export async function toWire(value: unknown): Promise<unknown> {
  if (!(value instanceof Blob)) return value;
  return { base64: Buffer.from(await value.arrayBuffer()).toString('base64'), type: value.type };
}

/** The other way round. */
export const fromWire = (value: unknown): unknown =>
  isBytes(value) ? new Blob([Buffer.from(value.base64, 'base64')], { type: value.type }) : value;

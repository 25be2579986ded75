/**
 * What arrives on the other side of a message. Chromium sends JSON, Firefox a structured clone: JSON is the stricter,
 * so a Map, a Date or a Blob that would get lost in Chromium gets lost here too.
 */
export const crossing = (message: unknown): unknown =>
  message === undefined ? undefined : JSON.parse(JSON.stringify(message));

/** Who sends: the part of `runtime.MessageSender` that trust is decided by. */
export interface FakeSender {
  readonly id?: string;
  readonly url?: string;
  readonly origin?: string;
  readonly frameId?: number;
  readonly documentId?: string;
  readonly tab?: { readonly id: number; readonly url?: string; readonly windowId?: number };
}

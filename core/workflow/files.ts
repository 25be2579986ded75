import type { MailFileChunk } from '@/core/mail/types';
import { fromBase64, toBase64 } from '@/core/model/base64';
import { CasebarError } from '@/core/model/errors';
import type { Attachment } from '@/core/model/message';
import { caseById } from '@/core/store/cases';
import { fileById, keepBlob, putPiece } from '@/core/store/files';
import { connectorOf } from './connectors.ts';
import { timeout } from './timeout.ts';

/** Bytes per message to a surface: a message costs about 40 ms per megabyte, and 64 MB is the most there may be. */
const SLICE = 768 * 1024;

/** Errors: rejected (no base64). */
function bytesOf({ base64, name }: MailFileChunk): Uint8Array<ArrayBuffer> {
  try {
    return fromBase64(base64);
  } catch (cause) {
    throw new CasebarError('rejected', name, { cause });
  }
}

/** A piece of a file a surface picked. Errors: conflict (a piece is missing: start the file anew), rejected. */
export async function putFile(chunk: MailFileChunk) {
  const bytes = bytesOf(chunk);
  const { id, index, last, name, type } = chunk;
  const complete = await putPiece({ id, index, last, name, type, bytes });
  if (complete === undefined) throw new CasebarError('conflict', name);
}

/** Files fetched from a desk a moment ago, so that reading slice after slice asks the desk once. */
const fetched = new Map<string, Promise<Blob>>();

async function blobOf(caseId: string, id: string): Promise<Blob> {
  const own = await fileById(id);
  if (own) return own.blob;
  const record = await caseById(caseId);
  if (!record) throw new CasebarError('gone', id);
  const connector = await connectorOf(record.desk);
  // Ids of files are their desk's own.
  const key = `${record.desk} ${id}`;
  const known = fetched.get(key) ?? connector.file(id, timeout());
  fetched.clear();
  fetched.set(key, known);
  known.catch(() => fetched.delete(key));
  return known;
}

/** A slice of an attachment from `offset`, for a surface to put together. Errors: gone, offline. */
export async function readFile(caseId: string, id: string, offset: number) {
  const blob = await blobOf(caseId, id);
  const slice = await blob.slice(offset, offset + SLICE).arrayBuffer();
  return { base64: toBase64(new Uint8Array(slice)), size: blob.size, type: blob.type };
}

/**
 * Copies a file of a message into our own, under an id of the draft's, so that it can be sent on: the desk may be
 * out of reach by then. The same id again is the same file. Errors: gone, offline.
 */
export async function keepFile(caseId: string, { id, name, type }: Attachment, as: string) {
  const blob = (await fileById(as))?.blob ?? (await blobOf(caseId, id));
  await keepBlob({ id: as, name, type, blob });
  return { size: blob.size };
}

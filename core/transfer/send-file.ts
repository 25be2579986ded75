import { CasebarError } from '@/core/model/errors';
import type { Carrying, UploadAnswer, UploadRequest } from '@/core/model/upload';

/** How a transfer is told about. */
export type OnProgress = Carrying['onProgress'];

/** Carries one file; ends with the desk's answer whatever it says. Errors: offline. */
export type SendFile = (
  request: UploadRequest,
  body: Blob,
  onProgress: OnProgress,
  signal: AbortSignal,
) => Promise<UploadAnswer>;

/** What stands before a desk and wants a login answers from somewhere else; no API moves while it is used. */
const MOVED = 302;

/**
 * By XMLHttpRequest, which alone tells how far a body has come over every protocol: `fetch` tells nothing, and takes
 * a body it could count only over HTTP/2. It is there in documents, not in service workers.
 */
export const sendFile: SendFile = ({ method, url, headers, from, to }, body, onProgress, signal) =>
  new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    const offline = () => reject(new CasebarError('offline'));
    const stop = () => xhr.abort();
    // No listener may be added after `open` and none to `upload` after `send`: it would not be called.
    xhr.upload.addEventListener('progress', ({ loaded }) => onProgress(from + loaded));
    xhr.addEventListener('error', offline);
    xhr.addEventListener('abort', offline);
    xhr.addEventListener('load', () =>
      resolve({
        status: xhr.responseURL && xhr.responseURL !== new URL(url).href ? MOVED : xhr.status,
        retryAfter: xhr.getResponseHeader('retry-after') ?? '',
        location: xhr.getResponseHeader('location') ?? '',
        text: xhr.responseText,
      }),
    );
    xhr.addEventListener('loadend', () => signal.removeEventListener('abort', stop));
    signal.addEventListener('abort', stop);
    if (signal.aborted) return offline();
    xhr.open(method, url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    onProgress(from);
    xhr.send(body.slice(from, to));
  });

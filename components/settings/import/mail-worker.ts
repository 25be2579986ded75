import { type MailFile, readMails } from '@/core/mail/read-mails';
import type { WorkerAnswer, WorkerOrder } from './worker-steps.ts';

/**
 * Reads mail files beside the page, so that it never freezes. Each order brings one step: what the page does not
 * ask for is not read, and a page that is slow to store holds the reading back.
 */
let steps: ReturnType<typeof readMails> | undefined;

async function answer(files: readonly MailFile[]): Promise<WorkerAnswer> {
  try {
    steps ??= readMails(files);
    const { value } = await steps.next();
    return { step: value ?? null, failure: '' };
  } catch (error) {
    // The page's `onerror` does not hear of a rejected promise in here.
    return { step: null, failure: String(error) };
  }
}

addEventListener('message', async ({ data }: MessageEvent<WorkerOrder>) => {
  postMessage(await answer(data.files));
});

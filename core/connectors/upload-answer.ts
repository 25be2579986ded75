import { CasebarError } from '@/core/model/errors';
import type { UploadAnswer } from '@/core/model/upload';
import { codeOfStatus, retryAt } from './http-status.ts';

/**
 * The answer to an upload, if the desk took it. Errors: what its status says; `name` tells the agent which file is too
 * large or of a wrong type.
 */
export function accepted(answer: UploadAnswer, name: string): UploadAnswer {
  const { status } = answer;
  if (status >= 200 && status < 300) return answer;
  const code = codeOfStatus(status, 'file');
  const detail = code === 'too-large' || code === 'wrong-type' || code === 'rejected' ? name : '';
  throw new CasebarError(code, detail, { retryAt: retryAt(answer.retryAfter, Date.now()) });
}

import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import { CasebarError, codeOf } from '@/core/model/errors';

/**
 * Does something and says so if it did not work: what happened and what is safe. Answers undefined then, so that
 * the caller can leave out what would have followed.
 */
export async function act<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'unexpected') console.error('casebar:', error);
    const detail = error instanceof CasebarError && error.detail ? ` (${error.detail})` : '';
    toast.show({ text: `${t(`error.${code}`)}${detail}`, tone: 'bad', seconds: 8 });
    return undefined;
  }
}

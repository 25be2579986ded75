import { act } from '@/components/app/act.ts';
import { saveBlob } from '@/components/case/file-bytes.ts';
import { unsavedTexts } from '@/components/composer/unsaved.ts';
import { formatWhen } from '@/components/later/times.ts';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { SavedText } from '@/core/model/saved-text';

/** One text under a line that says what it is. A case's id ends with the number people call it by. */
const asLines = ({ kind, case: caseId, text, at }: SavedText) =>
  `--- ${t(`storage.file.${kind}`)} · ${caseId.split(':').at(-1)} · ${formatWhen(at)}\n\n${text}\n`;

/** One that stands only on this page. */
const asHere = (text: string) => `--- ${t('storage.file.draft')}\n\n${text}\n`;

/** Every draft and unsent text as a file, in case this browser's storage is not to be trusted any more. */
export async function saveTexts() {
  const here = unsavedTexts();
  const found = await act(desk.savedTexts());
  const lines = [...here.map(asHere), ...(found?.texts ?? []).map(asLines)];
  if (lines.length === 0) return;
  const blob = new Blob([lines.join('\n')], { type: 'text/plain;charset=utf-8' });
  saveBlob(blob, 'casebar.txt');
}

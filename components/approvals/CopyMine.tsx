import { copyText } from '@/components/case/copy-text.ts';
import { Button } from '@/components/controls';
import { t } from '@/components/locales';

/** The reviewer's own words, so that they are in nobody's way and not lost either. */
export function CopyMine({ text }: { readonly text: string }) {
  return (
    <Button small variant="quiet" onClick={() => void copyText(text, t('review.copied'))}>
      {t('review.copy')}
    </Button>
  );
}

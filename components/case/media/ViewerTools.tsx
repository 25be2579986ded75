import { Button, ChevronLeftIcon, ChevronRightIcon, MinusIcon, PlusIcon } from '@/components/controls';
import { t } from '@/components/locales';

/** A smaller or larger picture. */
export function Zoom({ onScale }: { onScale(by: number): void }) {
  const button = { variant: 'quiet', small: true } as const;
  return (
    <>
      <Button {...button} icon={MinusIcon} label={t('media.smaller')} onClick={() => onScale(-1)} />
      <Button {...button} icon={PlusIcon} label={t('media.larger')} onClick={() => onScale(1)} />
    </>
  );
}

/** Which of several it is, and the way to its neighbours. */
export function Steps({
  at,
  of,
  onStep,
}: {
  readonly at: number;
  readonly of: number;
  onStep(by: number): void;
}) {
  const button = { variant: 'quiet', small: true } as const;
  return (
    <>
      <Button {...button} icon={ChevronLeftIcon} label={t('media.before')} onClick={() => onStep(-1)} />
      <span aria-live="polite">{t('media.place', { at: at + 1, of })}</span>
      <Button {...button} icon={ChevronRightIcon} label={t('media.next')} onClick={() => onStep(1)} />
    </>
  );
}

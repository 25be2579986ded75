import { t } from '@/components/locales';

interface SkeletonProps {
  /** `row`: case rows · `message`: a thread · `line`: text. */
  readonly kind?: 'row' | 'message' | 'line';
  readonly count?: number;
}

/** The shape of what is coming. It shows only after a moment, so quick answers do not flicker. */
export function Skeleton({ kind = 'line', count = 3 }: SkeletonProps) {
  return (
    <div class="skeleton" data-kind={kind} role="status">
      <span class="visually-hidden">{t('state.loading')}</span>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing but position tells them apart
        <span key={index} class="bone" aria-hidden="true">
          <i />
          <i />
        </span>
      ))}
    </div>
  );
}

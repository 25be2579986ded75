import { lazy } from '@/components/app/lazy.tsx';
import { useQuery } from '@/core/live/use-query';

/** Hardly ever needed; it comes when it is. */
const Notice = lazy(
  () => import('./StorageNotice.tsx').then((module) => module.StorageNotice),
  () => null,
);

/** A line over everything while something is wrong with the storage, or was and has not been read. */
export function StorageBar() {
  const storage = useQuery('storage', null);
  if (storage.state !== 'ready') return null;
  const { state, trouble } = storage.value;
  return state === 'full' || trouble ? <Notice status={storage.value} /> : null;
}

import { lazy } from '@/components/app/lazy.tsx';
import { useQuery } from '@/core/live/use-query';
import { held } from './held.ts';

const Wishes = lazy(
  () => import('./Wishes.tsx').then((module) => module.Wishes),
  () => null,
);

/** Nothing, until somebody wants something from a page: then what carries it out. */
export function WishPlace() {
  const waiting = useQuery('waitingWishes', null);
  const ids = waiting.state === 'ready' ? waiting.value : [];
  return ids.length > 0 || held.value ? <Wishes ids={ids} /> : null;
}

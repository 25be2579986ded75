import { useEffect, useMemo } from 'preact/hooks';
import type { AnswerOf, ArgsOf, QueryName } from '@/core/queries/index';
import { type Live, liveQuery } from './live-query.ts';

/** A live query for as long as the component is on screen. Compares arguments by value. */
export function useQuery<N extends QueryName>(name: N, args: ArgsOf<N>): Live<AnswerOf<N>> {
  const key = JSON.stringify(args);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for `args`
  const query = useMemo(() => liveQuery(name, args), [name, key]);
  useEffect(() => () => query.stop(), [query]);
  return query.answer.value;
}

import { goToMessage } from '@/components/case/jump.ts';
import { formatTime, t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { Seen } from '@/core/model/seen';
import type { NewsLine } from '@/core/queries/unseen';
import './unseen.css';

/** As many as are read before deciding; the thread has all of them. */
const MOST = 3;
const NOTHING: readonly NewsLine[] = [];

/** What others wrote that the agent has not read; more may come while they look. */
export function useNews(caseId: string, { ids, from }: Seen): readonly NewsLine[] {
  const answer = useQuery('unseen', { case: caseId, ids: [...ids], from });
  return answer.state === 'ready' ? answer.value : NOTHING;
}

interface LinesProps {
  readonly caseId: string;
  readonly news: readonly NewsLine[];
}

/** The newest of them, a few lines each; a press goes to the message itself. */
export function NewsLines({ caseId, news }: LinesProps) {
  const earlier = news.length - MOST;
  if (news.length === 0) return null;
  return (
    <ul class="news-lines">
      {earlier > 0 && <li class="news-earlier">{t('unseen.earlier', { count: earlier })}</li>}
      {news.slice(-MOST).map((line) => (
        <li key={line.id}>
          <button type="button" onClick={() => goToMessage(caseId, line.id)}>
            <span class="news-who">
              <bdi class="truncate">{line.author.name || t('contact.unknown')}</bdi>
              <time datetime={line.at}>{formatTime(line.at)}</time>
            </span>
            <span class="news-text" dir="auto">
              {line.text || t('unseen.files', { count: line.files })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What is new in a case, where something stands that it holds back. */
export const News = ({ caseId, seen }: { readonly caseId: string; readonly seen: Seen }) => (
  <NewsLines caseId={caseId} news={useNews(caseId, seen)} />
);

import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '@/components/locales';
import type { DeskStatus } from '@/core/queries/status';

const words = (desks: readonly DeskStatus[]) =>
  // Logging in lasts a moment and ends in one of the others; saying it would only interrupt.
  desks
    .filter(({ health }) => health !== 'connecting')
    .map((desk) => `${desk.name}: ${t(`desk.health.${desk.health}`)}`);

/** Says it, politely, when a desk begins to do otherwise; never how late it is, and nothing at the first look. */
export function Announcer({ desks }: { readonly desks: readonly DeskStatus[] }) {
  const [said, setSaid] = useState('');
  const known = useRef<readonly string[] | undefined>(undefined);
  const now = words(desks);
  const key = now.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the words
  useEffect(() => {
    const before = known.current;
    known.current = now;
    if (!before) return;
    const news = now.filter((one) => !before.includes(one));
    if (news.length > 0) setSaid(news.join('. '));
  }, [key]);
  return (
    <span class="visually-hidden" role="status">
      {said}
    </span>
  );
}

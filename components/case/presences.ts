import { useEffect, useState } from 'preact/hooks';
import { t } from '@/components/locales';
import type { Presence } from '@/core/model/presence';

/** Who is still there: each goes when its time is over, without anybody telling. */
export function usePresences(presences: readonly Presence[]): readonly Presence[] {
  const [, look] = useState(0);
  const now = Date.now();
  const here = presences.filter(({ until }) => Date.parse(until) > now);
  const next = Math.min(...here.map(({ until }) => Date.parse(until)));
  useEffect(() => {
    if (!Number.isFinite(next)) return undefined;
    const timer = setTimeout(() => look((n) => n + 1), Math.max(0, next - Date.now()) + 10);
    return () => clearTimeout(timer);
  }, [next]);
  return here;
}

/** «Ruth is answering». */
export function presenceText({ who, doing }: Presence): string {
  const name = who.name || t('contact.unknown');
  switch (doing) {
    case 'answering':
      return t('presence.answering', { name });
    case 'viewing':
      return t('presence.viewing', { name });
    case 'typing':
      return t('presence.typing', { name });
  }
}

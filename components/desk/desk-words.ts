import { now } from '@/components/controls';
import { formatWhen } from '@/components/later/times.ts';
import { formatTime, t } from '@/components/locales';
import type { DeskHealth } from '@/core/model/desk';
import type { DeskStatus } from '@/core/queries/status';

/** The worst first: that is what the agent must know. */
const ORDER: readonly DeskHealth[] = ['signed-out', 'down', 'offline', 'connecting', 'in-step'];
/** Of several desks the one to tell about where there is room for one only. */
export const worstOf = (desks: readonly DeskStatus[]): DeskStatus | undefined =>
  [...desks].sort((a, b) => ORDER.indexOf(a.health) - ORDER.indexOf(b.health))[0];

/** A desk is asked every minute; older than this, nobody can say that it is in step now. */
const FRESH = 3 * 60_000;

/** A time of today alone, an older one with its day. */
const clock = (iso: string) =>
  new Date(iso).toDateString() === new Date(now.value).toDateString()
    ? formatTime(iso)
    : formatWhen(iso, now.value);

/** How a desk does and since when, in a few words: the same on every surface. */
export function deskState({ health, inStepAt, since }: DeskStatus): string {
  if (health === 'in-step') {
    if (!inStepAt || now.value - Date.parse(inStepAt) > FRESH)
      return inStepAt ? t('line.stale', { time: clock(inStepAt) }) : t('desk.health.in-step');
    return t('desk.health.hint.in-step', { time: clock(since ?? inStepAt) });
  }
  if (!since || health === 'connecting') return t(`desk.health.${health}`);
  const time = clock(since);
  if (health === 'offline') return t('line.offlineSince', { time });
  return health === 'down' ? t('line.downSince', { time }) : t('line.signedOutSince', { time });
}

/** What it means for the agent: what is safe, and when something happens by itself; '' while all is well. */
export function deskHint(desk: DeskStatus): string {
  const { health, name, nextTryAt } = desk;
  if (health === 'in-step') return '';
  if (health === 'connecting') return t('desk.health.hint.connecting', { desk: name });
  if (health === 'signed-out') return t('desk.health.hint.signed-out', { desk: name });
  const said =
    health === 'offline' ? t('desk.health.hint.offline') : t('desk.health.hint.down', { desk: name });
  return nextTryAt ? `${said} ${t('line.next', { time: formatTime(nextTryAt) })}` : said;
}

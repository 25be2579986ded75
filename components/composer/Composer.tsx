import { useEffect, useState } from 'preact/hooks';
import { HourglassIcon, Icon, now, Tabs, tabPanelProps, tooltip } from '@/components/controls';
import { formatDuration, t } from '@/components/locales';
import type { DraftTab } from '@/core/model/draft';
import type { CaseView } from '@/core/queries/case';
import { wanted } from './focus.ts';
import { NotePane } from './NotePane.tsx';
import { ReplyPane } from './ReplyPane.tsx';
import { isWindowClosed } from './why-not.ts';
import './composer.css';

export { focusComposer } from './focus.ts';

const isTab = (id: string): id is DraftTab => id === 'reply' || id === 'note';

/** How long free text may still be sent; the page being open changes nothing about it, so it counts down. */
function WindowClock({ view }: { readonly view: CaseView }) {
  const { windowEndsAt } = view.case;
  if (!windowEndsAt || !view.channel?.windowHours) return null;
  const closed = isWindowClosed(view);
  const left = formatDuration(
    Math.max(0, Math.floor((Date.parse(windowEndsAt) - now.value) / 60_000)) * 60_000,
  );
  const text = closed ? t('inbox.window.closed') : t('inbox.window', { time: left });
  return (
    <span class="window-clock" data-closed={closed || undefined} {...tooltip(text)}>
      <Icon of={HourglassIcon} label={text} />
      {!closed && <span aria-hidden="true">{left}</span>}
    </span>
  );
}

/** Where a case is answered: what goes to the contact and what stays inside, in two drafts that never mix. */
export function Composer({ view }: { readonly view: CaseView }) {
  const [tab, setTab] = useState<DraftTab>('reply');
  // What was asked for before this case was opened was meant for another one.
  const [before] = useState(wanted.value?.turn ?? 0);
  const asked = wanted.value && wanted.value.turn > before ? wanted.value : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn is what changes when it is asked again
  useEffect(() => {
    if (asked) setTab(asked.tab);
  }, [asked?.turn]);
  const replyLabel = view.channel?.isPublic ? t('composer.replyPublicly') : t('composer.reply');
  const id = `composer-${view.case.number}`;
  return (
    <section class="composer" data-tab={tab} aria-label={t('composer.label')}>
      <div class="composer-tabs">
        <Tabs
          id={id}
          label={t('composer.tabs')}
          tabs={[
            { id: 'reply', label: replyLabel, tone: 'reply' },
            { id: 'note', label: t('composer.note'), tone: 'note' },
          ]}
          selected={tab}
          onSelect={(chosen) => isTab(chosen) && setTab(chosen)}
        />
        <WindowClock view={view} />
      </div>
      {/* Each tab is a component of its own: nothing typed in one can ever be sent by the other. */}
      <div {...tabPanelProps(id, tab)} class="composer-panel">
        {tab === 'reply' ? (
          <ReplyPane key="reply" view={view} focus={asked?.tab === 'reply' ? asked.turn : 0} />
        ) : (
          <NotePane key="note" view={view} focus={asked?.tab === 'note' ? asked.turn : 0} />
        )}
      </div>
    </section>
  );
}

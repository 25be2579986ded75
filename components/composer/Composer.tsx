import { useEffect, useState } from 'preact/hooks';
import { useKeys } from '@/components/app/keys.ts';
import {
  Button,
  ReplyIcon,
  RotateCcwClockIcon,
  StickyNoteIcon,
  type Tab,
  Tabs,
  tabPanelProps,
} from '@/components/controls';
import { askVersions } from '@/components/drafts/asked.ts';
import { t } from '@/components/locales';
import type { DraftTab } from '@/core/model/draft';
import type { CaseView } from '@/core/queries/case';
import { filesOf } from './draft-files.ts';
import { draftIn } from './draft-in.ts';
import { focusComposer, wanted } from './focus.ts';
import { NotePane } from './NotePane.tsx';
import { ReplyPane } from './ReplyPane.tsx';
import { useDrop } from './use-drop.ts';
import { WindowClock } from './WindowClock.tsx';
import { whyNoReply } from './why-not.ts';
import './composer.css';

export { focusComposer } from './focus.ts';

const isTab = (id: string): id is DraftTab => id === 'reply' || id === 'note';

/** The tab in front, and a number that grows when somebody asked by key to write in it. */
function useTab(caseId: string) {
  const [tab, setTab] = useState<DraftTab>('reply');
  // What was asked for before this case was opened was meant for another one.
  const [before] = useState(() => (wanted.value?.turn ?? 0) - (wanted.value?.case === caseId ? 1 : 0));
  const asked = wanted.value && wanted.value.turn > before ? wanted.value : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn is what changes when it is asked again
  useEffect(() => {
    if (asked) setTab(asked.tab);
    // Done: opened again later, the case is as it always is.
    if (asked?.case) wanted.value = { ...asked, case: '' };
  }, [asked?.turn]);
  return { tab, setTab, focusOf: (one: DraftTab) => (asked?.tab === one && asked.focus ? asked.turn : 0) };
}

const tabsOf = (view: CaseView): Tab[] => [
  {
    id: 'reply',
    label: view.channel?.isPublic ? t('composer.replyPublicly') : t('composer.reply'),
    icon: ReplyIcon,
    tone: 'reply',
  },
  { id: 'note', label: t('composer.note'), icon: StickyNoteIcon, tone: 'note' },
];

/** Where a case is answered: what goes to the contact and what stays inside, in two drafts that never mix. */
export function Composer({ view }: { readonly view: CaseView }) {
  const { tab, setTab, focusOf } = useTab(view.case.id);
  const agent = view.me?.id ?? '';
  const id = `composer-${view.case.id.replace(/\W/g, '-')}`;
  const versions = () => askVersions(draftIn(view, tab));
  useKeys({ v: versions });
  const channel = tab === 'note' ? null : view.channel;
  const takesFiles = tab === 'note' || (whyNoReply(view).text === '' && channel?.limits.attachments !== 0);
  const { over, dropProps } = useDrop(
    takesFiles ? (files) => void filesOf(draftIn(view, tab)).add(files, channel, view.deskName) : undefined,
  );
  return (
    <section class="composer" data-tab={tab} aria-label={t('composer.label')} {...dropProps}>
      <div class="composer-tabs">
        <Tabs
          id={id}
          label={t('composer.tabs')}
          tabs={tabsOf(view)}
          selected={tab}
          onSelect={(chosen) => isTab(chosen) && setTab(chosen)}
        />
        <span class="composer-aside">
          <WindowClock view={view} />
          <Button
            variant="quiet"
            small
            icon={RotateCcwClockIcon}
            label={t('versions.title')}
            keys="V"
            onClick={versions}
          />
        </span>
      </div>
      {/* Each tab is a component of its own: nothing typed in one can ever be sent by the other, or by the next agent. */}
      <div {...tabPanelProps(id, tab)} class="composer-panel">
        {tab === 'reply' ? (
          <ReplyPane
            key={`reply ${agent}`}
            view={view}
            focus={focusOf('reply')}
            onNote={() => focusComposer('note')}
          />
        ) : (
          <NotePane key={`note ${agent}`} view={view} focus={focusOf('note')} />
        )}
      </div>
      {over && <p class="composer-drop">{t('attachment.drop')}</p>}
    </section>
  );
}

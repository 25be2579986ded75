import { useEffect, useState } from 'preact/hooks';
import '@/components/locales/approvals.ts';
import { useKeys } from '@/components/app/keys.ts';
import {
  Button,
  ClipboardCheckIcon,
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
import { inFront, isTab, shownTab, tabsIn } from './tabs.ts';
import { useDrop } from './use-drop.ts';
import { WindowClock } from './WindowClock.tsx';
import { whyNoAnswer } from './why-not.ts';
import './composer.css';

export { focusComposer } from './focus.ts';

/** The tab in front, and a number that grows when somebody asked by key to write in it. */
function useTab(view: CaseView) {
  const caseId = view.case.id;
  const [chosen, setTab] = useState<DraftTab>();
  const tab = shownTab(view, chosen);
  // What was asked for before this case was opened was meant for another one.
  const [before] = useState(() => (wanted.value?.turn ?? 0) - (wanted.value?.case === caseId ? 1 : 0));
  const asked = wanted.value && wanted.value.turn > before ? wanted.value : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn is what changes when it is asked again
  useEffect(() => {
    if (asked) setTab(asked.tab);
    // Done: opened again later, the case is as it always is.
    if (asked?.case) wanted.value = { ...asked, case: '' };
  }, [asked?.turn]);
  useEffect(() => {
    inFront.value = { case: caseId, tab };
  }, [caseId, tab]);
  const isAsked = (one: DraftTab) => asked !== undefined && shownTab(view, asked.tab) === one;
  return { tab, setTab, focusOf: (one: DraftTab) => (isAsked(one) && asked?.focus ? asked.turn : 0) };
}

function tabOf(view: CaseView, tab: DraftTab): Tab {
  const reply = view.channel?.isPublic ? t('composer.replyPublicly') : t('composer.reply');
  if (tab === 'reply') return { id: tab, label: reply, icon: ReplyIcon, tone: tab };
  if (tab === 'approval') return { id: tab, label: t('ask.tab'), icon: ClipboardCheckIcon, tone: tab };
  return { id: tab, label: t('composer.note'), icon: StickyNoteIcon, tone: tab };
}

/** Where a case is answered: what goes to the contact, what somebody approves first, what stays inside; drafts that never mix. */
export function Composer({ view }: { readonly view: CaseView }) {
  const { tab, setTab, focusOf } = useTab(view);
  const agent = view.me?.id ?? '';
  const id = `composer-${view.case.id.replace(/\W/g, '-')}`;
  const versions = () => askVersions(draftIn(view, tab));
  useKeys({ v: versions });
  const channel = tab === 'note' ? null : view.channel;
  const takesFiles =
    tab === 'note' || (whyNoAnswer(view, tab).text === '' && channel?.limits.attachments !== 0);
  const { over, dropProps } = useDrop(
    takesFiles ? (files) => void filesOf(draftIn(view, tab)).add(files, channel, view.deskName) : undefined,
  );
  return (
    <section class="composer" data-tab={tab} aria-label={t('composer.label')} {...dropProps}>
      <div class="composer-tabs">
        <Tabs
          id={id}
          label={t('composer.tabs')}
          tabs={tabsIn(view).map((one) => tabOf(view, one))}
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
        {tab === 'note' ? (
          <NotePane key={`note ${agent}`} view={view} focus={focusOf('note')} />
        ) : (
          <ReplyPane
            key={`${tab} ${agent}`}
            view={view}
            tab={tab}
            focus={focusOf(tab)}
            onNote={() => focusComposer('note')}
          />
        )}
      </div>
      {over && <p class="composer-drop">{t('attachment.drop')}</p>}
    </section>
  );
}

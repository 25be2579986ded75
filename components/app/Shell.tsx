import { useEffect, useState } from 'preact/hooks';
import { EmptyState, MessagesSquareIcon, Skeleton } from '@/components/controls';
import { askDrafts } from '@/components/drafts/asked.ts';
import { DraftDialogs } from '@/components/drafts/DraftDialogs.tsx';
import { followDrafts, noteAgents } from '@/components/drafts/written.ts';
import { GroupDialogs } from '@/components/inbox/GroupDialogs.tsx';
import { Inbox } from '@/components/inbox/Inbox.tsx';
import { t } from '@/components/locales';
import { askOutbound } from '@/components/outbound/asked.ts';
import { OutboundDialogs } from '@/components/outbound/OutboundDialogs.tsx';
import { StorageBar } from '@/components/storage/StorageBar.tsx';
import { WishPlace } from '@/components/wishes/WishPlace.tsx';
import { useQuery } from '@/core/live/use-query';
import type { DeskStatus } from '@/core/queries/status';
import type { Where } from './App.tsx';
import { CaseTabs } from './CaseTabs.tsx';
import { Header } from './Header.tsx';
import { useKeys } from './keys.ts';
import { lazy } from './lazy.tsx';
import { hideOver, over, place, showInbox, showMyApprovals, showOutbox } from './navigation.ts';
import { useWide } from './wide.ts';

/** Thread and composer are half of the app; the list is drawn without them. */
const CasePane = lazy(
  () => import('@/components/case/CasePane.tsx').then((module) => module.CasePane),
  () => <Skeleton kind="message" count={4} />,
);

/** Seldom looked at; it comes when it is. */
const KeysDialog = lazy(
  () => import('./KeysDialog.tsx').then((module) => module.KeysDialog),
  () => null,
);
const Outbox = lazy(
  () => import('@/components/outbox/Outbox.tsx').then((module) => module.Outbox),
  () => <Skeleton kind="message" count={2} />,
);

const MyApprovals = lazy(
  () => import('@/components/record/MyApprovals.tsx').then((module) => module.MyApprovals),
  () => <Skeleton kind="message" count={3} />,
);

/** Nothing can be taken back before something was sent. */
const UndoSend = lazy(
  () => import('@/components/undo/UndoSend.tsx').then((module) => module.UndoSend),
  () => null,
);

interface ShellProps {
  readonly desks: readonly DeskStatus[];
  readonly where: Where;
}

/** Header, tabs, and the inbox or a case; side by side where there is room for both. */
export function Shell({ desks, where }: ShellProps) {
  const [help, setHelp] = useState(false);
  const tabs = useQuery('tabs', null);
  const wide = useWide();
  const open = place.value.case;
  const page = over.value;
  // Once the list is drawn: the first click on a case must not wait for code.
  useEffect(() => void CasePane.preload(), []);
  useEffect(followDrafts, []);
  useEffect(() => noteAgents(desks), [desks]);
  useKeys({
    '?': () => setHelp(true),
    d: askDrafts,
    c: () => askOutbound(),
    o: () => (over.value === 'outbox' ? hideOver() : showOutbox()),
    p: () => (over.value === 'approvals' ? hideOver() : showMyApprovals()),
    Escape: () => showInbox(),
  });
  return (
    <div class="app" data-wide={wide || undefined}>
      <Header desks={desks} where={where} onHelp={() => setHelp(true)} />
      <StorageBar />
      <CaseTabs tabs={tabs.state === 'ready' ? tabs.value : []} />
      <main class="app-body">
        {(wide || (!open && !page)) && <Inbox />}
        {page === 'outbox' && <Outbox />}
        {page === 'approvals' && <MyApprovals />}
        {open && !page && <CasePane key={open} id={open} />}
        {!open && !page && wide && (
          <EmptyState
            icon={MessagesSquareIcon}
            title={t('shell.noCase.title')}
            text={t('shell.noCase.text')}
          />
        )}
      </main>
      <GroupDialogs />
      <DraftDialogs />
      <OutboundDialogs />
      <UndoSend />
      <WishPlace />
      {help && <KeysDialog onClose={() => setHelp(false)} />}
    </div>
  );
}

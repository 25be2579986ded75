import { BellIcon, ChannelIcon, Icon, InboxIcon, type Tab, Tabs, toast } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { useQuery } from '@/core/live/use-query';
import type { TabView } from '@/core/queries/tabs';
import { act } from './act.ts';
import { place, showCase, showInbox } from './navigation.ts';

/** What closing will do, said before it is done: nobody should have to try. */
const closeHint = (tab: TabView) => {
  if (!tab.mine || tab.status === 'resolved' || tab.status === 'closed') return t('tab.justCloses');
  return tab.returnsTo ? t('tab.returns', { queue: tab.returnsTo }) : t('tab.stays');
};

/** Closes a tab; a case that goes back to its queue by that can be kept for a moment. */
export async function closeTab(caseId: string) {
  const closed = await act(desk.closeTab(caseId));
  if (!closed) return;
  if (place.value.case === caseId) showInbox();
  if (!closed.undo) return;
  const text = closed.returnedTo
    ? t('toast.returned', { queue: closed.returnedTo })
    : t('toast.returned.noQueue');
  const undo = async () => {
    await act(desk.undoClose(closed.undo, caseId));
    showCase(caseId);
  };
  toast.show({ text, action: { label: t('action.undo'), run: () => void undo() }, seconds: 6 });
}

const toTab = (tab: TabView): Tab => ({
  id: tab.case,
  label: tab.name || t('contact.unknown'),
  lead: tab.rung ? <Icon of={BellIcon} /> : <ChannelIcon kind={tab.kind} />,
  mark: tab.rung ? t('later.reminder.plain') : tab.unread > 0 ? t('tab.news') : undefined,
  onClose: () => void closeTab(tab.case),
  closeHint: closeHint(tab),
});

/** The inbox and the open cases; what is only looked at shares one place. */
export function CaseTabs({ tabs }: { readonly tabs: readonly TabView[] }) {
  const counts = useQuery('counts', null);
  const inbox: Tab = {
    id: 'inbox',
    label: t('inbox.title'),
    icon: InboxIcon,
    count: counts.state === 'ready' ? counts.value.queues + counts.value.mine : undefined,
  };
  const open = place.value.case;
  // A case shown by a link, or just now closed in another window, has no tab: the inbox stands for it.
  const known = tabs.some((tab) => tab.case === open);
  return (
    <nav class="case-tabs" aria-label={t('shell.tabs')}>
      <Tabs
        id="main"
        label={t('shell.tabs')}
        tabs={[inbox, ...tabs.map(toTab)]}
        selected={open && known ? open : 'inbox'}
        onSelect={(id) => (id === 'inbox' ? showInbox() : showCase(id))}
      />
    </nav>
  );
}

import { useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { act } from '@/components/app/act.ts';
import { showInbox } from '@/components/app/navigation.ts';
import {
  BellIcon,
  CircleCheckIcon,
  CopyIcon,
  CornerUpLeftIcon,
  EllipsisIcon,
  LinkIcon,
  Menu,
  type MenuItem,
  PrinterIcon,
  toast,
  UserCheckIcon,
  UserPlusIcon,
} from '@/components/controls';
import { ReminderDialog } from '@/components/later/ReminderBar.tsx';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { isDone } from '@/core/model/case';
import type { CaseView } from '@/core/queries/case';
import { AssignDialog } from './AssignDialog.tsx';
import { changeStatus } from './change-status.ts';
import { copyText } from './copy-text.ts';
import { takeCase } from './take-case.ts';
import { copyCase, print } from './whole-case.ts';

async function returnToQueue({ case: row }: CaseView) {
  const done = await act(desk.returnToQueue(row.id));
  if (done === undefined) return;
  showInbox();
  toast.show({
    text: row.queueName ? t('toast.returned', { queue: row.queueName }) : t('toast.returned.noQueue'),
  });
}

/** An address within this browser only: it opens the case for whoever is signed in here. */
const linkTo = (caseId: string) =>
  `${browser.runtime.getURL('sidebar.html')}?case=${encodeURIComponent(caseId)}`;

function itemsFor(view: CaseView, assign: () => void, remind: () => void): MenuItem[] {
  const { case: row } = view;
  const done = isDone(row.status);
  const noQueues = view.capabilities.queues ? undefined : t('list.refused.no-queues');
  const noQueue = row.queue === null ? t('case.returnToQueue.noQueue') : undefined;
  return [
    {
      id: 'mine',
      label: t('case.assignToMe'),
      icon: UserCheckIcon,
      keys: 'T',
      reason: row.mine ? t('case.assign.alreadyYours') : undefined,
      onSelect: () => takeCase(row),
    },
    { id: 'assign', label: t('case.assignElse'), icon: UserPlusIcon, onSelect: assign },
    {
      id: 'return',
      label: t('case.returnToQueue'),
      icon: CornerUpLeftIcon,
      detail: row.queueName,
      reason: noQueues ?? noQueue,
      onSelect: () => void returnToQueue(view),
    },
    { id: 'rest', group: '' },
    row.status === 'resolved'
      ? {
          id: 'reopen',
          label: t('case.reopen'),
          icon: CircleCheckIcon,
          onSelect: () => void changeStatus(row, 'open'),
        }
      : {
          id: 'resolve',
          label: t('case.resolve'),
          icon: CircleCheckIcon,
          keys: 'E',
          reason: done ? t('case.status.closedForGood') : undefined,
          onSelect: () => void changeStatus(row, 'resolved'),
        },
    { id: 'remind', label: t('later.remindMe'), icon: BellIcon, onSelect: remind },
    {
      id: 'link',
      label: t('case.copyLink'),
      icon: LinkIcon,
      onSelect: () => void copyText(linkTo(row.id), t('toast.linkCopied')),
    },
    { id: 'copy', label: t('media.case.copy'), icon: CopyIcon, onSelect: () => void copyCase(view) },
    { id: 'print', label: t('media.case.print'), icon: PrinterIcon, onSelect: () => void print(view) },
  ];
}

/** The menu of a case: giving it away, getting it, ending it. */
export function CaseActions({ view }: { readonly view: CaseView }) {
  const [assigning, setAssigning] = useState(false);
  const [reminding, setReminding] = useState(false);
  return (
    <>
      <Menu
        button={{ variant: 'quiet', icon: EllipsisIcon, label: t('case.actions') }}
        items={itemsFor(
          view,
          () => setAssigning(true),
          () => setReminding(true),
        )}
        align="end"
      />
      {reminding && <ReminderDialog row={view.case} onClose={() => setReminding(false)} />}
      {assigning && <AssignDialog view={view} onClose={() => setAssigning(false)} />}
    </>
  );
}

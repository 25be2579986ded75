import { InlineError, Skeleton } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { Agent } from '@/core/model/directory';
import { Agents } from './Agents.tsx';
import { Fields } from './Fields.tsx';
import { Mailboxes } from './Mailboxes.tsx';
import { Queues } from './Queues.tsx';
import { QuickReplies } from './QuickReplies.tsx';
import { Rules } from './Rules.tsx';
import { Tags } from './Tags.tsx';
import { Templates } from './Templates.tsx';
import { useAdmin } from './use-admin.ts';
import './admin.css';

/** Everything an administrator decides for the desk. */
export function Administration({ desk, me }: { readonly desk: string; readonly me: Agent }) {
  const found = useQuery('directory', desk);
  const { settings, problem, change } = useAdmin(desk);
  if (problem) return <InlineError code="unexpected" text={problem} />;
  if (found.state === 'failed') return <InlineError code="storage" />;
  if (found.state === 'loading' || !found.value || !settings) return <Skeleton count={6} />;
  const admin = { directory: found.value, settings, me, change };
  return (
    <>
      <p>{t('admin.text')}</p>
      <Queues {...admin} />
      <Mailboxes {...admin} />
      <Agents {...admin} />
      <Tags {...admin} />
      <QuickReplies {...admin} />
      <Templates {...admin} />
      <Fields {...admin} />
      <Rules {...admin} />
    </>
  );
}

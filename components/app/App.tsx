import { Button, EmptyState, InboxIcon, LockIcon, Skeleton, Toasts } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { denied, orphaned } from '@/core/live/live-query';
import { useQuery } from '@/core/live/use-query';
import { act } from './act.ts';
import { lazy } from './lazy.tsx';
import { Shell } from './Shell.tsx';
import { settings } from './settings.ts';
import { Updated } from './Updated.tsx';

/** Without its data the app is not there; this is, and comes when it is needed. */
const StorageTrouble = lazy(
  () => import('@/components/storage/StorageTrouble.tsx').then((module) => module.StorageTrouble),
  () => <Loading />,
);

/** Seen once in its life. */
const FirstRun = lazy(
  () => import('./FirstRun.tsx').then((module) => module.FirstRun),
  () => <Loading />,
);

/** Where this app runs: inside a page, or as side panel or tab of its own. */
export type Where = 'frame' | 'panel';

/** The sidebar app, the same in a page, in the browser's side panel and in a tab. */
export function App({ where }: { readonly where: Where }) {
  const desks = useQuery('desks', null);
  if (orphaned.value) return <Updated where={where} />;
  if (denied.value) return <Stranger />;
  if (desks.state === 'loading') return <Loading />;
  if (desks.state === 'failed') return <StorageTrouble />;
  // Once signed in to any desk the app is there; what is wrong with a desk is said in the header, not instead
  // of it.
  const signedIn = desks.value.some((desk) => desk.me);
  return (
    <>
      {!settings.value.welcomed && <FirstRun desks={desks.value} />}
      {settings.value.welcomed && signedIn && <Shell desks={desks.value} where={where} />}
      {settings.value.welcomed && !signedIn && <NoDesk />}
      <Toasts />
    </>
  );
}

/** The shape of what comes, drawn before anything is known. */
function Loading() {
  return (
    <div class="app" aria-busy="true">
      <div class="app-header" />
      <Skeleton kind="row" count={8} />
    </div>
  );
}

/** The first run was skipped before a desk was chosen. */
function NoDesk() {
  return (
    <main class="app-problem">
      <EmptyState icon={InboxIcon} title={t('options.desks.none.title')} text={t('options.desks.none.text')}>
        <Button variant="primary" onClick={() => void act(desk.startPractice())}>
          {t('firstRun.desk.practice')}
        </Button>
      </EmptyState>
    </main>
  );
}

/** A page put our sidebar into itself: nothing is shown, so there is nothing it could make anybody click. */
function Stranger() {
  return (
    <main class="app-problem">
      <EmptyState icon={LockIcon} title={t('shell.stranger.title')} text={t('shell.stranger.text')} />
    </main>
  );
}

import { lazy } from '@/components/app/lazy.tsx';
import { asked } from './asked.ts';

/** Seldom opened, so their code comes when they are. */
const DraftsDialog = lazy(
  () => import('./DraftsDialog.tsx').then((module) => module.DraftsDialog),
  () => null,
);
const VersionsDialog = lazy(
  () => import('./VersionsDialog.tsx').then((module) => module.VersionsDialog),
  () => null,
);

/** The dialog about drafts that somebody asked for. */
export function DraftDialogs() {
  const what = asked.value;
  if (!what) return null;
  const close = () => {
    asked.value = undefined;
  };
  if (what === 'drafts') return <DraftsDialog onClose={close} />;
  return <VersionsDialog draft={what} onClose={close} />;
}

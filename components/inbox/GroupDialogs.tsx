import { lazy } from '@/components/app/lazy.tsx';
import { shownDialog } from './change-many.ts';

const GroupDialog = lazy(
  () => import('./GroupDialog.tsx').then((module) => module.GroupDialog),
  () => null,
);
const HandOverDialog = lazy(
  () => import('./HandOverDialog.tsx').then((module) => module.HandOverDialog),
  () => null,
);
const ChooseAllDialog = lazy(
  () => import('./ChooseAllDialog.tsx').then((module) => module.ChooseAllDialog),
  () => null,
);

/** Dialogs about several cases; above the list, so that they outlive the view they came from. */
export function GroupDialogs() {
  const shown = shownDialog.value;
  const close = () => {
    shownDialog.value = null;
  };
  if (shown === null) return null;
  if (shown === 'hand-over') return <HandOverDialog onClose={close} />;
  if ('all' in shown) return <ChooseAllDialog view={shown.all} onClose={close} />;
  return <GroupDialog group={shown} onClose={close} />;
}

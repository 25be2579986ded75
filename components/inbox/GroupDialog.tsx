import { Button, CircleAlertIcon, CircleCheckIcon, ClockIcon, Dialog, Icon } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { Refusal } from '@/core/model/case-change';
import type { GroupLine } from '@/core/queries/group';
import type { Group } from './change-many.ts';

/** Why a case was left alone, in words; the errors' own sentences speak of replies and drafts where one fits better. */
function refusal(why: Refusal) {
  if (why === 'same' || why === 'no-queue') return t(`list.refused.${why}`);
  return why === 'closed-case' ? t('case.status.closedForGood') : t(`error.${why}`);
}

/** What has become of a case up to now. */
function outcome(line: GroupLine, refused: Refusal | null) {
  if (refused) return { icon: CircleAlertIcon, text: refusal(refused) };
  if (line.state === null) return { icon: ClockIcon, text: t('list.takenBack') };
  if (line.state === 'sent') return { icon: CircleCheckIcon, text: t('list.done') };
  if (line.state === 'failed' || line.state === 'held')
    return { icon: CircleAlertIcon, text: t(`error.${line.code ?? 'rejected'}`) };
  return { icon: ClockIcon, text: t('list.onItsWay') };
}

/** Every case of a group with what became of it; live, so what the desk refuses later shows as well. */
export function GroupDialog({ group, onClose }: { readonly group: Group; onClose(): void }) {
  const cases = group.outcomes.map((one) => one.case);
  const lines = useQuery('groupResult', { group: group.id, cases });
  return (
    <Dialog
      title={t('list.result')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('action.close')}</Button>}
    >
      <ul class="group-lines">
        {lines.state === 'ready' &&
          lines.value.map((line, index) => {
            const { icon, text } = outcome(line, group.outcomes[index]?.refused ?? null);
            return (
              <li key={line.case}>
                <Icon of={icon} />
                <span>
                  <b>
                    <bdi>{line.name || t('contact.unknown')}</bdi>
                  </b>{' '}
                  {line.number && t('case.number', { number: line.number })}
                  <br />
                  {text}
                </span>
              </li>
            );
          })}
      </ul>
    </Dialog>
  );
}

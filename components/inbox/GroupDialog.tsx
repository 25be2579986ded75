import { act } from '@/components/app/act.ts';
import { showCase } from '@/components/app/navigation.ts';
import { Button, CircleAlertIcon, CircleCheckIcon, ClockIcon, Dialog, Icon } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { useQuery } from '@/core/live/use-query';
import { type GroupOutcome, type OwnRefusal, REFUSALS, type Refusal } from '@/core/model/case-change';
import type { GroupLine } from '@/core/queries/group';
import { type Group, undoGroup } from './change-many.ts';
import './many.css';

const isOwn = (why: Refusal): why is OwnRefusal => REFUSALS.some((one) => one === why);

/** Why a case was left alone, in words; the errors' own sentences speak of replies and drafts where one fits better. */
function refusal(why: Refusal, missing: string) {
  if (isOwn(why)) return t(`list.refused.${why}`);
  if (missing) return t('list.refused.missing', { fields: missing });
  if (why === 'gone') return t('list.refused.gone');
  return why === 'closed-case' ? t('case.status.closedForGood') : t(`error.${why}`);
}

/** A case of a group with what has become of it up to now. */
interface Result {
  readonly line: GroupLine;
  readonly icon: typeof ClockIcon;
  readonly text: string;
  /** Somebody has to look at it. */
  readonly bad: boolean;
}

function resultOf(line: GroupLine, outcome: GroupOutcome | undefined): Result {
  const good = { line, icon: ClockIcon, bad: false };
  const bad = { line, icon: CircleAlertIcon, bad: true };
  const refused = outcome?.refused ?? null;
  if (refused) return { ...bad, text: refusal(refused, outcome?.missing ?? ''), bad: refused !== 'same' };
  if (line.state === null) return { ...good, text: t('list.takenBack') };
  if (line.state === 'sent') return { ...good, icon: CircleCheckIcon, text: t('list.done') };
  if (line.state === 'failed' || line.state === 'held')
    return { ...bad, text: t(`error.${line.code ?? 'rejected'}`) };
  return { ...good, text: t('list.onItsWay') };
}

/** Every case of a group with what became of it; live, so what the desk refuses later shows as well. */
export function GroupDialog({ group, onClose }: { readonly group: Group; onClose(): void }) {
  const cases = group.outcomes.map((one) => one.case);
  const lines = useQuery('groupResult', { group: group.id, cases });
  const results = (lines.state === 'ready' ? lines.value : []).map((line, index) =>
    resultOf(line, group.outcomes[index]),
  );
  // The toast with the way back went away when it was asked for this.
  const canUndo = lines.state === 'ready' && lines.value.some(({ state }) => state === 'queued');
  const look = (id: string) => {
    onClose();
    showCase(id);
    void act(desk.previewCase(id));
  };
  return (
    <Dialog
      title={t('list.result')}
      onClose={onClose}
      actions={
        <>
          {canUndo && <Button onClick={() => void undoGroup(group)}>{t('action.undo')}</Button>}
          <Button onClick={onClose}>{t('action.close')}</Button>
        </>
      }
    >
      <ul class="group-lines">
        {/* What somebody has to look at comes first: of two hundred nobody reads all. */}
        {[...results.filter(({ bad }) => bad), ...results.filter(({ bad }) => !bad)].map((result) => (
          <Line key={result.line.case} result={result} onLook={look} />
        ))}
      </ul>
    </Dialog>
  );
}

function Line({ result, onLook }: { readonly result: Result; onLook(id: string): void }) {
  const { line, icon, text, bad } = result;
  const name = line.name || t('contact.unknown');
  return (
    <li data-bad={bad || undefined}>
      <Icon of={icon} />
      <span>
        <b>
          <bdi>{name}</bdi>
        </b>{' '}
        {line.number && t('case.number', { number: line.number })}
        <br />
        {text}
      </span>
      {bad && line.number && (
        <Button small label={t('list.look.label', { name })} onClick={() => onLook(line.case)}>
          {t('list.look')}
        </Button>
      )}
    </li>
  );
}

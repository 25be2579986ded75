import { Select } from '@/components/controls';
import { t } from '@/components/locales';
import type { DeskRules } from '@/core/model/desk-rules';
import type { Directory } from '@/core/model/directory';
import { NumberField } from './inputs.tsx';

interface ApprovalRulesProps {
  readonly rules: DeskRules;
  readonly directory: Pick<Directory, 'queues' | 'agents'>;
  set(part: Partial<DeskRules>): void;
}

const NOWHERE = '';

/** What becomes of a request for approval that nobody decides. */
export function ApprovalRules({ rules, directory: { queues, agents }, set }: ApprovalRulesProps) {
  const { approvalMinutes, approvalQueue } = rules;
  // A request goes on only to where somebody may decide; whoever chooses must see which queues those are.
  const decides = (queue: string) =>
    agents.some((one) => one.rights.includes('approve') && one.queues.includes(queue));
  return (
    <>
      <NumberField
        label={t('admin.approvalMinutes')}
        hint={t('admin.approvalMinutes.hint')}
        value={approvalMinutes}
        onChange={(minutes) => set({ approvalMinutes: minutes })}
      />
      <Select
        label={t('admin.approvalQueue')}
        value={approvalQueue ?? NOWHERE}
        options={[
          { value: NOWHERE, label: t('admin.queues.nowhere') },
          ...queues.map(({ id, name }) => ({
            value: id,
            label: decides(id) ? name : t('admin.approvalQueue.nobody', { queue: name }),
          })),
        ]}
        onChange={(queue) => set({ approvalQueue: queue === NOWHERE ? null : queue })}
      />
    </>
  );
}

/** After some minutes, but to no queue: nothing would ever happen. */
export const goesNowhere = ({ approvalMinutes, approvalQueue }: DeskRules) =>
  approvalMinutes > 0 && approvalQueue === null;

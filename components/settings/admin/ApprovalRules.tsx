import { Select } from '@/components/controls';
import { t } from '@/components/locales';
import type { DeskRules } from '@/core/model/desk-rules';
import type { Directory } from '@/core/model/directory';
import { NumberField } from './inputs.tsx';

interface ApprovalRulesProps {
  readonly rules: DeskRules;
  readonly queues: Directory['queues'];
  set(part: Partial<DeskRules>): void;
}

const NOWHERE = '';

/** What becomes of a request for approval that nobody decides. */
export function ApprovalRules({ rules, queues, set }: ApprovalRulesProps) {
  const { approvalMinutes, approvalQueue } = rules;
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
          ...queues.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(queue) => set({ approvalQueue: queue === NOWHERE ? null : queue })}
      />
    </>
  );
}

/** After some minutes, but to no queue: nothing would ever happen. */
export const goesNowhere = ({ approvalMinutes, approvalQueue }: DeskRules) =>
  approvalMinutes > 0 && approvalQueue === null;

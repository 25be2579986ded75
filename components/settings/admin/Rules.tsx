import { useEffect, useState } from 'preact/hooks';
import { Button, Select, TextField } from '@/components/controls';
import { formatWeekday, t } from '@/components/locales';
import { areRules, type DeskRules } from '@/core/model/desk-rules';
import { ApprovalRules, goesNowhere } from './ApprovalRules.tsx';
import { NumberField } from './inputs.tsx';
import type { Admin } from './use-admin.ts';

const WEEK = [1, 2, 3, 4, 5, 6, 0];
const OPEN = { from: '09:00', to: '18:00' };

interface DayProps {
  readonly day: number;
  readonly rules: DeskRules;
  set(part: Partial<DeskRules>): void;
}
function Day({ day, rules, set }: DayProps) {
  const name = formatWeekday(day);
  const open = rules.hours[day] ?? null;
  const put = (next: typeof open) =>
    set({ hours: rules.hours.map((one, index) => (index === day ? next : one)) });
  return (
    <div class="admin-day">
      <label>
        <input
          type="checkbox"
          checked={open !== null}
          onChange={(event) => put(event.currentTarget.checked ? OPEN : null)}
        />
        {name}
      </label>
      {open ? (
        <>
          <TextField
            hideLabel
            label={t('admin.hours.from', { day: name })}
            value={open.from}
            onInput={(from) => put({ ...open, from })}
          />
          <span>–</span>
          <TextField
            hideLabel
            label={t('admin.hours.to', { day: name })}
            value={open.to}
            onInput={(to) => put({ ...open, to })}
          />
        </>
      ) : (
        <span class="admin-closed">{t('admin.hours.closed')}</span>
      )}
    </div>
  );
}

const NUMBERS = ['answerHours', 'closeAfterDays', 'resolveAfterDays'] as const;
const zones = (own: string) => [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])];

/** Working hours, the promised first answer, and what ends by itself. */
export function Rules({ directory, settings, change }: Admin) {
  const [rules, setRules] = useState(settings.rules);
  const [problem, setProblem] = useState('');
  useEffect(() => setRules(settings.rules), [settings.rules]);
  const set = (part: Partial<DeskRules>) => setRules({ ...rules, ...part });
  const save = async () => {
    if (!areRules(rules)) return setProblem(t('admin.rules.wrong'));
    if (goesNowhere(rules)) return setProblem(t('admin.approvalQueue.missing'));
    setProblem(await change({ kind: 'rules', rules }, { kind: 'rules', rules: settings.rules }));
  };
  return (
    <section class="admin-section" aria-label={t('admin.hours')}>
      <details>
        <summary>
          <h3>{t('admin.hours')}</h3>
        </summary>
        <form
          class="admin-form"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          {WEEK.map((day) => (
            <Day key={day} day={day} rules={rules} set={set} />
          ))}
          <Select
            label={t('admin.timeZone')}
            value={rules.timeZone}
            options={zones(rules.timeZone).map((value) => ({ value, label: value }))}
            onChange={(timeZone) => set({ timeZone })}
          />
          {NUMBERS.map((name) => (
            <NumberField
              key={name}
              label={t(`admin.${name}`)}
              hint={t(`admin.${name}.hint`)}
              value={rules[name]}
              onChange={(value) => set({ [name]: value })}
            />
          ))}
          <ApprovalRules rules={rules} directory={directory} set={set} />
          <p role="alert" class="field-note" data-bad>
            {problem}
          </p>
          <Button type="submit" variant="primary">
            {t('admin.save')}
          </Button>
        </form>
      </details>
    </section>
  );
}

import { afterEach, expect, test } from 'vitest';
import { chooseLocale, LOCALES, t } from '@/components/locales';
import { detailOf, reasonOf, titleOf } from '@/components/outbox/outbox-text';
import { STEP_TEXTS } from '@/components/outbox/steps';
import { type ApprovalStep, BLOCKS, type Proposal } from '@/core/model/approval';
import { ERROR_CODES } from '@/core/model/errors';
import { type Missed, OUTBOX_STATES, type OutboxAction } from '@/core/model/outbox-item';
import { needOf, stepsOf } from '@/core/model/outbox-need';
import type { OutboxRow } from '@/core/queries/outbox';
import { anAgent, anItem, NOON } from '../../fixtures/model';

const ACTIONS: readonly OutboxAction[] = [
  { kind: 'reply', text: 'Hello', attachments: [], status: 'pending' },
  { kind: 'note', text: '', attachments: [{ id: 'f', name: 'a.pdf', type: 'application/pdf', size: 1 }] },
  { kind: 'status', status: 'resolved' },
  { kind: 'claim' },
  { kind: 'assign', agent: 'ben', queue: null, note: '' },
  { kind: 'assign', agent: null, queue: 'sales', note: '' },
  { kind: 'tag', tag: 'vip' },
  { kind: 'untag', tag: 'vip' },
  { kind: 'sentiment', sentiment: null },
  { kind: 'field', field: 'size', value: '' },
  { kind: 'field', field: 'size', value: '54' },
  { kind: 'contact', contact: 'local:carla', change: { city: 'Porto' } },
];
const PROPOSAL: Proposal = { text: 'Hello', attachments: [], status: null };
const STEPS: readonly ApprovalStep[] = [
  { do: 'request', proposal: PROPOSAL, note: '', queue: null, threadRevision: 1 },
  { do: 'revise', of: 1, proposal: PROPOSAL, note: '', threadRevision: 1 },
  { do: 'withdraw' },
  { do: 'approve', revision: 1, hash: 'h', proposal: PROPOSAL, threadRevision: 1 },
  { do: 'return', revision: 1, reason: 'Too short' },
  { do: 'pass', agent: 'ben', queue: null, note: '' },
];
const MISSED: readonly (Missed | undefined)[] = [
  undefined,
  'moved',
  'closed',
  'window',
  'taken',
  'gone',
  'late',
];
const HEALTHS = ['in-step', 'offline', 'down', 'signed-out', 'connecting'] as const;

afterEach(() => chooseLocale('en'));

function* everyRow(): Generator<OutboxRow> {
  const steps = STEPS.map((step) => ({ kind: 'approval', approval: 'local:a', step }) as const);
  for (const action of [...ACTIONS, ...steps])
    for (const state of OUTBOX_STATES)
      for (const code of [null, ...ERROR_CODES])
        for (const missed of state === 'held' ? MISSED : [undefined])
          for (const health of HEALTHS) {
            const problem = code && { code, detail: '' };
            const item = anItem({ action, state, problem, ...(missed && { missed, sendAt: NOON }) });
            const around = { me: anAgent(), health, caseKnown: true, closed: false };
            yield {
              item,
              case: { number: '1', contactName: 'Carla', kind: 'email', status: 'open' },
              deskName: 'Bikes',
              target: 'VIP',
              need: needOf(item, around, NOON),
              steps: stepsOf(item, around),
              since: [],
            };
          }
}

test.each(LOCALES)(
  'whatever happened is told as a sentence with a verb to press, in %s',
  async (language) => {
    await chooseLocale(language);
    for (const row of everyRow()) {
      const { item, need } = row;
      const where = `${item.action.kind} ${item.state} ${item.problem?.code} ${item.missed} ${need}`;
      const sentence = reasonOf(row);
      expect(sentence, where).toMatch(/^\p{Lu}.*[.!?…)\d]$/su);
      expect(sentence, where).not.toMatch(/[{}]|undefined|Invalid|error\./);
      expect(titleOf(row).trim(), where).not.toBe('');
      for (const step of row.steps) expect(t(STEP_TEXTS[step]), where).toMatch(/^\p{Lu}/u);
    }
  },
);

test.each(LOCALES)(
  'what has happened to a case is told in words, a name as it is, in %s',
  async (language) => {
    await chooseLocale(language);
    const of = (code: (typeof ERROR_CODES)[number], detail: string) =>
      detailOf({
        item: anItem({ state: 'failed', problem: { code, detail } }),
        case: { number: '1', contactName: 'Carla', kind: 'email', status: 'open' },
      });
    for (const block of BLOCKS) {
      expect(of('case-moved', block)).toMatch(/^\p{Lu}.*\.$/su);
      expect(of('case-moved', block)).not.toMatch(/[{}]/);
    }
    expect(of('already-decided', 'Ben Ode')).toContain('Ben Ode');
    expect(of('already-decided', '')).toBe('');
  },
);

test('a template that was refused says why and what to do, not its number', () => {
  const problem = { code: 'bad-template', detail: '132000 missing body:1' } as const;
  const item = anItem({ state: 'failed', problem });
  const around = { me: anAgent(), health: 'in-step', caseKnown: true, closed: false } as const;
  const steps = stepsOf(item, around);
  const row: OutboxRow = {
    item,
    case: null,
    deskName: 'Bikes',
    target: '',
    need: needOf(item, around, NOON),
    steps,
    since: [],
  };
  expect(reasonOf(row)).toBe('This is still empty. Go to the field.');
  expect(detailOf(row)).toBe('');
  // As it is, the platform would say the same again.
  expect(steps).not.toContain('again');
  expect(steps).toContain('edit');
});

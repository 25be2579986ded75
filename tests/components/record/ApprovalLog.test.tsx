import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { ApprovalLog } from '@/components/record/ApprovalLog';
import { APPROVAL_EVENTS, type ApprovalEvent } from '@/core/model/approval';
import { expectNoFaults } from '../controls/axe';
import { ANA, BEN, hoursAgo } from './fixtures';

const line = (over: Partial<ApprovalEvent>): ApprovalEvent => ({
  kind: 'requested',
  at: hoursAgo(1),
  by: ANA,
  revision: 1,
  detail: '',
  ...over,
});
const shown = (...log: readonly ApprovalEvent[]) => {
  render(<ApprovalLog log={log} />);
  return screen.getAllByRole('listitem').map(({ textContent }) => textContent ?? '');
};

test('tells who did what, with what they said', async () => {
  const [asked, passed, back] = shown(
    line({ detail: 'Is the price right?' }),
    line({ kind: 'passed', by: BEN, detail: 'Leo Prado: knows the prices' }),
    line({ kind: 'returned', by: BEN, detail: 'It is not.' }),
  );
  expect(asked).toMatch(/^Ana Reis sent this for approval.*Is the price right\?$/);
  expect(passed).toMatch(/^Ben Ode reassigned it.*Leo Prado: knows the prices$/);
  expect(back).toMatch(/^Ben Ode returned it.*It is not\.$/);
  await expectNoFaults(document.body);
});

test('says in words why one could not go out, or ended', () => {
  const [moved, unknown, lapsed, onward] = shown(
    line({ kind: 'blocked', by: BEN, detail: 'moved' }),
    line({ kind: 'blocked', by: BEN, detail: 'something of this desk alone' }),
    line({ kind: 'lapsed', by: null, detail: 'closed' }),
    line({ kind: 'escalated', by: null, detail: 'Leads' }),
  );
  expect(moved).toContain('The customer had written again.');
  expect(unknown).toContain('something of this desk alone');
  expect(lapsed).toMatch(/^It lapsed.*The case was closed\.$/);
  expect(onward).toMatch(/it went on to another queue.*Leads$/);
});

test('a note that happens to be called like a reason is left as it was written', () => {
  expect(shown(line({ detail: 'closed' }))[0]).toMatch(/closed$/);
});

test('whatever happens to a request has a sentence, also when the desk itself did it', () => {
  const lines = shown(...APPROVAL_EVENTS.map((kind, n) => line({ kind, by: null, at: hoursAgo(n) })));
  expect(lines.filter((text) => text.includes('record.'))).toEqual([]);
  expect(new Set(lines.map((text) => text.replace(/(today|yesterday|in).*/, ''))).size).toBeGreaterThan(8);
});

import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Desks } from '@/components/settings/Desks';
import { LOCAL_CAPABILITIES } from '@/core/connectors/local/capabilities';
import type { DeskStatus } from '@/core/queries/status';
import { aDesk, anAgent } from '../../fixtures/model';
import { expectNoFaults } from '../controls/axe';

const status = (over: Partial<DeskStatus>): DeskStatus => ({
  ...aDesk(),
  agents: [],
  queues: [],
  nextTryAt: null,
  owed: 0,
  stuck: 0,
  ...over,
});
const CONVENTION = /a convention that only Casebar keeps/;

test('each desk tells what its agent may do there', async () => {
  const { container } = render(
    <Desks desks={[status({ me: anAgent({ name: 'Nia Cruz', rights: ['approve'] }) })]} />,
  );
  expect(screen.getByText(/^Nia Cruz: /).textContent).toMatch(/needs approval.*approves/);
  expect(screen.queryByText(CONVENTION)).toBeNull();
  await expectNoFaults(container);
});

test('where the desk itself would let everybody reply, that is said beside the rights', () => {
  const capabilities = { ...LOCAL_CAPABILITIES, enforcesReply: false };
  render(<Desks desks={[status({ me: anAgent({ rights: [] }), capabilities })]} />);
  expect(screen.getByText(CONVENTION).closest('.options-rights')).toBeTruthy();
});

test('of a desk nobody is signed in to, nothing is known', () => {
  const { container } = render(<Desks desks={[status({ me: null })]} />);
  expect(container.querySelector('.options-rights')).toBeNull();
});

import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { ApprovalRules } from '@/components/settings/admin/ApprovalRules';
import { NO_RULES } from '@/core/model/desk-rules';
import { smallDesk } from '../../../fixtures/small-desk';

test('a queue in which nobody may approve is told as such before it is chosen', () => {
  const desk = smallDesk();
  const lonely = { id: 'lonely', name: 'Lonely', mode: 'pull' as const };
  const queues = [...desk.queues, lonely];
  render(<ApprovalRules rules={NO_RULES} directory={{ agents: desk.agents, queues }} set={() => {}} />);
  const names = screen.getAllByRole('option').map(({ textContent }) => textContent);
  expect(names).toContain('Repairs');
  expect(names).toContain('Lonely (nobody there may approve)');
});

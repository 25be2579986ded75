import { screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ReviewView } from '@/components/approvals/ReviewView';
import { desk } from '@/core/live/desk';
import { approvalById } from '@/core/store/approvals';
import { caseById } from '@/core/store/cases';
import { smallDesk } from '../../fixtures/small-desk';
import { aSampleCase, aSurface } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';
import { renewal } from '../templates/fixtures';

const values = {
  'body:1': { text: 'Carla' },
  'body:2': { text: 'amanhã' },
  'body:3': { text: 'Ben' },
  'body:4': { text: '4004-0002' },
};

it('the reviewer sees a proposed template with its values, changes one, and approves it as the template', async () => {
  const agents = smallDesk().agents.map((one) => ({ ...one, rights: ['reply', 'approve'] as const }));
  const surface = await aSurface({
    agents: agents.map((one) => ({ ...one, rights: [...one.rights] })),
    templates: [renewal()],
    cases: [
      aSampleCase({ number: '3001', channel: 'phone', status: 'open', assignee: 'ben', queue: 'sales' }),
    ],
  });
  await desk.switchAgent('local', 'ben');
  const draft = crypto.randomUUID();
  await desk.requestApproval({
    draft,
    case: 'local:3001',
    text: 'x',
    attachments: [],
    status: null,
    template: { template: 'renewal', values },
    seenRevision: (await caseById('local:3001'))?.revision ?? 0,
    note: '',
    queue: null,
  });
  await waitFor(async () => expect(await approvalById(`local:${draft}`)).toMatchObject({ state: 'waiting' }));
  await desk.switchAgent('local', 'ana');
  surface.show(<ReviewView approval={`local:${draft}`} onDone={() => undefined} />);
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: '{{2}}' });
  expect(field.value).toBe('amanhã');
  const preview = screen.getByRole('region', { name: 'As the customer will see it' });
  await userEvent.clear(field);
  await waitFor(() =>
    expect(screen.getByRole('button', { name: /^Approve and reply/ }).getAttribute('aria-description')).toBe(
      'Fill in the template first.',
    ),
  );
  await userEvent.type(field, 'sexta');
  expect(preview.textContent).toContain('vence em sexta');
  await expectNoFaults(document.body);
  await userEvent.click(screen.getByRole('button', { name: /^Approve and reply/ }));
  await waitFor(() => expect(surface.calls('approveReply')).toHaveLength(1));
  expect(surface.calls('approveReply')[0]).toMatchObject([
    {
      attachments: [],
      template: { template: 'renewal', values: { ...values, 'body:2': { text: 'sexta' } } },
    },
  ]);
});

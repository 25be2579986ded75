import { screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import * as bytes from '@/components/case/file-bytes';
import { SaveRecord } from '@/components/record/SaveRecord';
import { desk } from '@/core/live/desk';
import { useQuery } from '@/core/live/use-query';
import { smallDesk } from '../../fixtures/small-desk';
import { aSampleCase, aSurface, toastTexts } from '../../fixtures/surface';

const saved: { name: string; text: string; type: string }[] = [];
beforeEach(() => {
  saved.length = 0;
  vi.spyOn(bytes, 'saveBlob').mockImplementation((blob, name) => {
    void blob.arrayBuffer().then((all) => {
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(all);
      saved.push({ name, text, type: blob.type });
    });
  });
});

function Saving() {
  const desks = useQuery('desks', null);
  return desks.state === 'ready' ? <SaveRecord desks={desks.value} /> : null;
}

/** Nia, who may not reply, has asked for approval; then somebody else is signed in. */
async function asked(by: string) {
  const surface = await aSurface({ cases: [aSampleCase({ assignee: 'nia', status: 'open' })] });
  await desk.switchAgent('local', 'nia');
  await desk.pullNow(null);
  await desk.requestApproval({
    draft: crypto.randomUUID(),
    case: 'local:1001',
    text: '=HYPERLINK("http://bad.example"), "é 👍🏽"',
    attachments: [],
    status: null,
    seenRevision: 1,
    note: 'Please look',
    queue: null,
  });
  const listed = () => desk.approvalRecord('local').catch(() => []);
  await desk.switchAgent('local', 'ben');
  await waitFor(async () => expect(await listed()).toHaveLength(1));
  await desk.switchAgent('local', by);
  surface.show(<Saving />);
}
const choose = async (name: RegExp) => {
  await userEvent.click(await screen.findByRole('button', { name: 'Save the record' }));
  await userEvent.click(screen.getByRole('menuitem', { name }));
  await waitFor(() => expect(saved).toHaveLength(1));
  return saved[0] ?? { name: '', text: '', type: '' };
};

test('an approver saves everybody’s requests as a table no spreadsheet will run', async () => {
  await asked('ben');
  const { name, text, type } = await choose(/^Table \(CSV\)/);
  expect(name).toMatch(/^casebar-approvals-\d{4}-\d\d-\d\d\.csv$/);
  expect(type).toBe('text/csv;charset=utf-8');
  expect(text.startsWith('\ufeff"request"')).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(""http://bad.example""), ""é 👍🏽"""`);
  expect(text).toContain('"1001","Carla Lima","Nia Cruz"');
  expect(toastTexts()).toContain('1 request saved');
});

test('or as everything there is, for programs', async () => {
  await asked('ben');
  const { name, text } = await choose(/^Everything \(JSON\)/);
  expect(name).toMatch(/\.json$/);
  expect(JSON.parse(text).requests).toMatchObject([
    { caseNumber: '1001', contactName: 'Carla Lima', note: 'Please look', log: [{ kind: 'requested' }] },
  ]);
});

test('whoever neither approves nor administers has no such button, and the background refuses them too', async () => {
  await asked('ana');
  await expect(desk.approvalRecord('local')).rejects.toMatchObject({ code: 'no-right' });
  expect(screen.queryByRole('button', { name: 'Save the record' })).toBeNull();
});

test('an administrator who approves nothing may save it as well', async () => {
  const agents = smallDesk().agents.map((agent) =>
    agent.id === 'ana' ? { ...agent, rights: [...agent.rights, 'administer' as const] } : agent,
  );
  const surface = await aSurface({ agents, cases: [aSampleCase()] });
  surface.show(<Saving />);
  await userEvent.click(await screen.findByRole('button', { name: 'Save the record' }));
  await userEvent.click(screen.getByRole('menuitem', { name: /^Table/ }));
  await waitFor(() => expect(toastTexts()).toContain('There are no requests to save.'));
  expect(saved).toEqual([]);
});

import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { App } from '@/components/app/App';
import { hideOver, over, place } from '@/components/app/navigation';
import { MyApprovals } from '@/components/record/MyApprovals';
import { aSampleCase, aSurface } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';
import { anApproval, BEN, ended, hoursAgo, listed, waiting } from './fixtures';

let surface: Awaited<ReturnType<typeof aSurface>>;
beforeEach(async () => {
  hideOver();
  surface = await aSurface({ cases: [aSampleCase()] });
});

const ids = () =>
  screen.queryAllByRole('listitem').flatMap(({ dataset }) => (dataset.approval ? [dataset.approval] : []));
/** Exactly these are shown, in this order; until then it may be what was known before. */
async function entries(...wanted: readonly string[]) {
  await waitFor(() => expect(ids()).toEqual(wanted));
  return screen.getAllByRole('listitem').filter(({ dataset }) => dataset.approval);
}
async function only(id: string) {
  const [found] = await entries(id);
  if (!found) throw new Error('no request is shown');
  return found;
}
const words = (element: Element | undefined | null) => element?.textContent?.replaceAll('\u00a0', ' ') ?? '';

test('a request shows what was corrected before it went out, by whom, and how long it took', async () => {
  const one = anApproval({ id: 'local:changed' });
  await listed({ ...one, decision: one.decision && { ...one.decision, text: 'We send two today.' } });
  const { container } = surface.show(<MyApprovals />);
  const entry = await only('local:changed');
  expect(entry.textContent).toContain('Carla Lima');
  expect(entry.textContent).toContain('#1001');
  expect(within(entry).getByText('Approved with changes')).toBeTruthy();
  expect(words(entry)).toContain('by Ben Ode · after 9 m');
  const text = within(entry).getByRole('region', { name: 'What was corrected' });
  expect(text.querySelector('del')?.textContent).toBe('one');
  expect(text.querySelector('ins')?.textContent).toBe('two');
  expect(text.closest('details')?.open).toBe(true);
  await expectNoFaults(container);
});

test('one that came back shows why, and one that was sent as written folds its text away', async () => {
  await listed(
    ended('returned', 'The price is wrong.\nPlease check it.', { id: 'local:back', createdAt: hoursAgo(1) }),
    anApproval({ id: 'local:sent', createdAt: hoursAgo(3) }),
  );
  surface.show(<MyApprovals />);
  const [returned, approved] = await entries('local:back', 'local:sent');
  expect(returned?.querySelector('blockquote')?.textContent).toBe('The price is wrong.\nPlease check it.');
  expect(approved?.textContent).toContain('Approved as written');
  expect(approved?.querySelector('details')?.open).toBe(false);
});

test('one that waits says since when and who is looking at it', async () => {
  const until = new Date(Date.now() + 60_000).toISOString();
  await listed(waiting({ id: 'local:waits', review: { ...BEN, until }, note: 'Is the price right?' }));
  surface.show(<MyApprovals />);
  const entry = await only('local:waits');
  expect(entry.textContent).toContain('Pending approval');
  expect(words(entry)).toContain('waits 2 h · Ben Ode is reviewing');
  expect(entry.textContent).toContain('Your note: Is the price right?');
});

test('what is nobody’s fault says so: withdrawn by oneself, or ended by the desk', async () => {
  await listed(
    ended('withdrawn', '', { id: 'local:mine', createdAt: hoursAgo(1) }),
    ended('lapsed', 'closed', { id: 'local:over', createdAt: hoursAgo(3) }),
  );
  surface.show(<MyApprovals />);
  const [withdrawn, lapsed] = await entries('local:mine', 'local:over');
  expect(withdrawn?.querySelector('.my-approval-outcome')?.textContent).toContain('Withdrawn');
  expect(withdrawn?.querySelector('.my-approval-outcome')?.textContent).not.toContain('by');
  expect(lapsed?.textContent).toContain('by The desk');
  const history = lapsed?.querySelector<HTMLElement>('.approval-history summary');
  expect(lapsed?.textContent).not.toContain('The case was closed.');
  await userEvent.click(history ?? document.body);
  await waitFor(() => expect(lapsed?.textContent).toContain('The case was closed.'));
});

test('the newest stands first, other people’s are not shown, and each state can be looked at alone', async () => {
  await listed(
    anApproval({ createdAt: hoursAgo(5) }),
    ended('returned', 'No', { id: 'local:new', createdAt: hoursAgo(1) }),
    anApproval({ id: 'local:theirs', author: BEN }),
  );
  surface.show(<MyApprovals />);
  await entries('local:new', 'local:a1');
  const filter = screen.getByRole('group', { name: 'Show requests' });
  expect(
    within(filter)
      .getAllByRole('button')
      .map(({ textContent }) => textContent),
  ).toEqual(['All 2', 'Approved as written 1', 'Returned 1']);
  await userEvent.click(within(filter).getByRole('button', { name: 'Returned 1' }));
  await entries('local:new');
  expect(within(filter).getByRole('button', { name: 'Returned 1' }).getAttribute('aria-pressed')).toBe(
    'true',
  );
});

test('many are drawn in steps', async () => {
  await listed(
    ...Array.from({ length: 35 }, (_, n) => anApproval({ id: `local:a${n}`, createdAt: hoursAgo(n) })),
  );
  surface.show(<MyApprovals />);
  await waitFor(() => expect(ids()).toHaveLength(30));
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  await waitFor(() => expect(ids()).toHaveLength(35));
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});

test('it is reached by P and from the menu, opens the case, and Esc goes back to where one was', async () => {
  await listed(anApproval({ id: 'local:reached' }));
  surface.show(<App where="panel" />);
  await screen.findByRole('button', { name: 'More' });
  fireEvent.keyDown(document.body, { key: 'p' });
  await screen.findByRole('region', { name: 'My approvals' });
  fireEvent.keyDown(document.body, { key: 'Escape' });
  await waitFor(() => expect(over.value).toBe(null));
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  await userEvent.click(screen.getByRole('menuitem', { name: /^My approvals/ }));
  await userEvent.click(within(await only('local:reached')).getByRole('button', { name: 'Open case' }));
  expect(place.value.case).toBe('local:1001');
  expect(over.value).toBe(null);
});

test('whoever has sent nothing for approval is told what will be here', async () => {
  surface.show(<MyApprovals />);
  expect(await screen.findByText('No requests yet')).toBeTruthy();
  expect(screen.queryByRole('group')).toBeNull();
});

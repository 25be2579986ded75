import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { place, showView } from '@/components/app/navigation';
import { reviewing } from '@/components/case/approval/reviewing';
import { Inbox } from '@/components/inbox/Inbox';
import { desk } from '@/core/live/desk';
import { anEntry, aSampleCase, aSurface } from '../../fixtures/surface';
import { answerOf, switchTo } from '../approvals/fixtures';
import { expectNoFaults } from '../controls/axe';

let number = 4800;
let user: ReturnType<typeof userEvent.setup>;
const id = () => `local:${number}`;

/** Nothing is laid out here; the lists must believe that they can be seen. */
beforeEach(async () => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  user = userEvent.setup();
  number += 1;
  const surface = await aSurface({
    cases: [
      aSampleCase({
        number: `${number}`,
        channel: 'phone',
        status: 'open',
        assignee: 'nia',
        thread: [anEntry({ text: 'Where is it?' })],
      }),
    ],
  });
  await switchTo('nia');
  const view = await answerOf('case', id(), (found) => found?.case.mine === true);
  await desk.requestApproval({
    draft: crypto.randomUUID(),
    case: id(),
    text: 'It left on Friday',
    attachments: [],
    status: null,
    seenRevision: view?.case.revision ?? 0,
    note: '',
    queue: null,
    undo: 0,
  });
  await answerOf('case', id(), (found) => found?.approvals.some(({ owed }) => !owed) === true);
  showView('all');
  surface.show(<Inbox />);
});
afterEach(() => {
  reviewing.value = undefined;
  vi.restoreAllMocks();
});

describe('a case that waits for approval', () => {
  it('says so in its row, to the eye and to screen readers, whoever looks', async () => {
    const row = await screen.findByRole('option', { name: /Pending approval/ });
    expect(within(row).getByText('Pending approval').querySelector('svg')).not.toBeNull();
    await switchTo('ana');
    await screen.findByRole('option', { name: /Pending approval/ });
  });
});

describe('the view of what waits for approval', () => {
  it('is there for those who may approve, with how many there are, and for nobody else', async () => {
    await screen.findByRole('tab', { name: /^Mine/ });
    expect(screen.queryByRole('tab', { name: /^Approvals/ })).toBeNull();
    await switchTo('ben');
    const tab = await screen.findByRole('tab', { name: /^Approvals/ });
    await waitFor(() => expect(tab.textContent).toBe('Approvals1'));
    await switchTo('ana');
    await waitFor(() => expect(screen.queryByRole('tab', { name: /^Approvals/ })).toBeNull());
  });

  it('lists the requests; one opens in its case, to be reviewed and not taken', async () => {
    await switchTo('ben');
    await user.click(await screen.findByRole('tab', { name: /^Approvals/ }));
    const list = await screen.findByRole('listbox', { name: 'Pending approval, most urgent first' });
    const request = await within(list).findByText('by Nia Cruz');
    await expectNoFaults(document.body);
    fireEvent.click(request);
    expect(place.value.case).toBe(id());
    expect(reviewing.value).toMatchObject({ case: id() });
    const view = await answerOf('case', id(), (found) => found !== null);
    expect(view?.case.assignee).toBe('nia');
  });

  it('is where one comes back to, and another view leaves it', async () => {
    await switchTo('ben');
    await user.click(await screen.findByRole('tab', { name: /^Approvals/ }));
    await waitFor(() => expect(place.value.approvals).toBe(true));
    await user.click(screen.getByRole('tab', { name: /^Mine/ }));
    expect(place.value).toMatchObject({ view: 'mine' });
    expect(place.value.approvals).toBeUndefined();
  });
});

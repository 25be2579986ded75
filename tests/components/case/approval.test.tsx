import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { place } from '@/components/app/navigation';
import { changeSettings } from '@/components/app/settings';
import { OutcomeBar } from '@/components/case/approval/OutcomeBar';
import { CasePane } from '@/components/case/CasePane';
import { Toasts } from '@/components/controls';
import { UndoSend } from '@/components/undo/UndoSend';
import { desk } from '@/core/live/desk';
import type { ApprovalStep } from '@/core/model/approval';
import { embeddedDesk } from '@/core/workflow/connectors';
import { keepDrafts } from '@/core/workflow/keep-drafts';
import { pullDesk } from '@/core/workflow/pull-desk';
import { anEntry, aSampleCase, aSurface, toastTexts } from '../../fixtures/surface';
import { answerOf, refuseOnce, switchTo } from '../approvals/fixtures';
import { expectNoFaults } from '../controls/axe';

// A case of its own for each: answers about the last one's are kept.
let number = 4200;
let user: ReturnType<typeof userEvent.setup>;
let surface: Awaited<ReturnType<typeof aSurface>>;
const id = () => `local:${number}`;

/** As the background does; one after the other. */
let kept = Promise.resolve();
const keep = (changes: Parameters<typeof keepDrafts>[0]) => {
  kept = kept.then(() => keepDrafts(changes));
};
afterEach(async () => {
  browser.storage.onChanged.removeListener(keep);
  await kept;
});

beforeEach(async () => {
  browser.storage.onChanged.addListener(keep);
  user = userEvent.setup();
  number += 1;
  surface = await aSurface({
    cases: [
      aSampleCase({ number: `${number}`, channel: 'phone', status: 'open', assignee: 'nia' }),
      aSampleCase({
        number: `${number}0`,
        channel: 'phone',
        status: 'open',
        assignee: 'nia',
        thread: [anEntry({ text: 'And me?' })],
      }),
    ],
  });
  await switchTo('nia');
  surface.show(
    <>
      <CasePane id={id()} />
      <UndoSend />
      <Toasts />
    </>,
  );
  await field();
});

const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^For approval:/ });
const note = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Note to the reviewer' });
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const bar = (name: string | RegExp) => screen.findByRole('region', { name });
const pending = () => bar(/^Pending approval: written by Nia Cruz/);

/** Nia writes it and sends it for approval; answers the request's id at the desk. */
async function ask(text = 'We pay it all back') {
  await user.type(await field(), text);
  await user.click(await button('Send for approval'));
  await pending();
  const known = await answerOf(
    'case',
    id(),
    (view) => view?.approvals.some(({ approval, owed }) => approval.proposal.text === text && !owed) === true,
  );
  return known?.approvals.at(-1)?.approval.id.slice('local:'.length) ?? '';
}

/** Ben does something about it in another browser; this one hears of it. */
async function ben(approval: string, step: ApprovalStep) {
  const action = { kind: 'approval', approval, step } as const;
  const server = await embeddedDesk();
  await server.deliver({ item: crypto.randomUUID(), agent: 'ben', case: `${number}`, action });
  await pullDesk('local');
}
async function approves(approval: string, text: string) {
  const view = await answerOf('case', id(), (found) => found !== null);
  const one = view?.approvals.find((row) => row.approval.id === `local:${approval}`)?.approval;
  if (!one) throw new Error('nothing to approve');
  const { proposal, revision, hash } = one;
  const threadRevision = view?.case.revision ?? 0;
  await ben(approval, { do: 'approve', revision, hash, proposal: { ...proposal, text }, threadRevision });
}

describe('what is sent for approval', () => {
  it('stands in the case for everybody, with text and note folded in, and no reply goes out', async () => {
    fireEvent.input(await note(), { target: { value: 'Is it ok?' } });
    await ask();
    expect(surface.calls('submitReply')).toEqual([]);
    const told = await pending();
    expect(within(told).getAllByText('Is it ok?').length).toBeGreaterThan(0);
    expect(within(told).getAllByText('We pay it all back').length).toBeGreaterThan(0);
    await expectNoFaults(document.body);
    await switchTo('ana');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Withdraw' })).toBeNull());
    await pending();
    expect(screen.queryByRole('button', { name: 'Review' })).toBeNull();
  });

  it('can be taken back while the seconds last, with its note, and then nobody is asked', async () => {
    await changeSettings({ undoSeconds: 20 });
    fireEvent.input(await note(), { target: { value: 'Is it ok?' } });
    await user.type(await field(), 'Not so fast');
    await user.click(await button('Send for approval'));
    await screen.findByText(/^Goes to approval in \d+ s$/);
    await waitFor(() =>
      expect(toastTexts()).toContain('The reply to Carla Lima goes to approval in a moment'),
    );
    await user.click((await screen.findAllByRole('button', { name: /^Undo/ }))[0] ?? document.body);
    await waitFor(async () => expect((await field()).value).toBe('Not so fast'));
    expect((await note()).value).toBe('Is it ok?');
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Pending approval/ })).toBeNull());
  });

  it('is followed by the next case, if the agent wants that after an answer', async () => {
    await changeSettings({ afterSend: 'next' });
    place.value = { view: 'mine', case: id() };
    await user.type(await field(), 'Next please');
    await user.click(await button('Send for approval'));
    await waitFor(() => expect(place.value.case).toBe(`${id()}0`));
  });

  it('keeps its case with its author: its tab says so before it is closed', async () => {
    await desk.previewCase(id());
    await answerOf('tabs', null, (all) => all.some((tab) => tab.case === id() && tab.returnsTo === 'Sales'));
    await ask();
    await answerOf('tabs', null, (all) => all.some((tab) => tab.case === id() && tab.returnsTo === ''));
    expect(await desk.closeTab(id())).toMatchObject({ returnedTo: '' });
  });

  it('is stopped once when others wrote meanwhile, as a reply is', async () => {
    await user.type(await field(), 'We look into it');
    await (await embeddedDesk()).receive({ case: `${number}`, text: 'It works again' });
    await pullDesk('local');
    await screen.findByText('It works again');
    await user.click(await button('Send for approval'));
    await screen.findByText('1 new message since you looked. Nothing was sent.');
    expect((await field()).value).toBe('We look into it');
  });

  it('says to its author that it cannot be approved as it stands when the contact wrote again', async () => {
    await ask();
    await (await embeddedDesk()).receive({ case: `${number}`, text: 'Never mind' });
    await pullDesk('local');
    await within(await pending()).findByText(/wrote again after this was written.*cannot be approved/);
  });

  it('is taken back by its author: the text is theirs again, and the desk asks nobody', async () => {
    await ask();
    await user.click(await button('Withdraw'));
    await waitFor(async () => expect((await field()).value).toBe('We pay it all back'));
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Pending approval/ })).toBeNull());
    expect(await button('Send for approval')).toBeTruthy();
  });

  it('gets a new version, which says so before it goes; what stood in the tab is kept', async () => {
    const approval = await ask();
    await user.type(await field(), 'Something else');
    await user.click(await button('Edit'));
    await waitFor(async () => expect((await field()).value).toBe('We pay it all back'));
    await screen.findByText('This becomes the new version of your pending request.');
    expect(screen.queryByLabelText('Who approves')).toBeNull();
    await user.type(await field(), ' tomorrow');
    await user.click(await button('Send new version'));
    const view = await answerOf('case', id(), (found) =>
      Boolean(found?.approvals.some((row) => row.approval.revision === 2 && !row.owed)),
    );
    expect(view?.approvals).toHaveLength(1);
    expect(view?.approvals[0]?.approval).toMatchObject({
      id: `local:${approval}`,
      proposal: { text: 'We pay it all back tomorrow' },
    });
    const kept = await answerOf('draftVersions', { case: id(), tab: 'approval' }, (all) =>
      all.some(({ draft }) => draft.text === 'Something else'),
    );
    expect(kept.length).toBeGreaterThan(0);
  });

  it('that was decided while a new version was written becomes a request of its own', async () => {
    const approval = await ask();
    await user.click(await button('Edit'));
    await screen.findByText('This becomes the new version of your pending request.');
    await approves(approval, 'We pay it all back');
    await screen.findByText('Your request is decided by now. This will be a new one.');
    expect(await button('Send for approval')).toBeTruthy();
  });
});

describe('its author is told in the case', () => {
  it('that it was approved as written, until they put that away', async () => {
    await approves(await ask(), 'We pay it all back');
    await bar('Approved by Ben Ode as written');
    await user.click(await button('Dismiss'));
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Approved by/ })).toBeNull());
  });

  it('which words were changed', async () => {
    await approves(await ask(), 'We pay half of it back');
    const told = await bar('Approved by Ben Ode with changes');
    const diff = within(told).getByRole('region', { name: 'What Ben Ode changed' });
    expect(diff.querySelector('del')?.textContent?.trim()).toBe('it all');
    expect(diff.querySelector('ins')?.textContent?.trim()).toBe('half of it');
    await expectNoFaults(document.body);
  });

  it('why it was returned, with the text in Approval again by itself', async () => {
    await ben(await ask(), { do: 'return', revision: 1, reason: 'Half is enough' });
    const told = await bar('Returned by Ben Ode');
    expect(within(told).getAllByText('Half is enough').length).toBeGreaterThan(0);
    await waitFor(async () => expect((await field()).value).toBe('We pay it all back'));
    expect(screen.queryByText(/Changed in another window/)).toBeNull();
    await user.click(within(told).getByRole('button', { name: 'Go to the text' }));
    await waitFor(async () => expect(document.activeElement).toBe(await field()));
  });

  it('which file did not come back with it', async () => {
    await ben(await ask(), { do: 'return', revision: 1, reason: 'Half is enough' });
    await bar('Returned by Ben Ode');
    const view = await answerOf('case', id(), (found) => found?.approvals[0]?.approval.state === 'returned');
    const [row] = view?.approvals ?? [];
    if (!view || !row) throw new Error('nothing returned');
    surface.show(<OutcomeBar view={view} row={{ ...row, lost: ['plan.pdf'] }} />);
    await screen.findByText('plan.pdf could not be read. Attach it again.');
  });

  it('that they withdrew it, with who did what when, until they put that away', async () => {
    await ask();
    await user.click(await button('Withdraw'));
    const told = await bar('Withdrawn. Nothing was sent.');
    expect(within(told).getAllByText('We pay it all back').length).toBeGreaterThan(0);
    await answerOf('case', id(), (view) => view?.approvals[0]?.owed === null);
    await user.click(await button('Dismiss'));
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Withdrawn/ })).toBeNull());
  });

  it('which file did not come back with what they withdrew', async () => {
    const server = await embeddedDesk();
    await server.putFile('plan', new Blob(['bytes']));
    const attachments = [{ id: 'plan', name: 'plan.pdf', type: 'application/pdf', size: 5 }];
    const proposal = { text: 'See the plan', attachments, status: null };
    const step = { do: 'request', proposal, note: '', queue: null, threadRevision: 1 } as const;
    const [item, approval] = [crypto.randomUUID(), crypto.randomUUID()];
    const action = { kind: 'approval', approval, step } as const;
    await server.deliver({ item, agent: 'nia', case: `${number}`, action });
    await pullDesk('local');
    await pending();
    refuseOnce('keepFile', 'offline', '');
    await user.click(await button('Withdraw'));
    await bar('Withdrawn. Nothing was sent.');
    await waitFor(() => expect(toastTexts()).toContain('plan.pdf could not be read. Attach it again.'));
    await waitFor(async () => expect((await field()).value).toBe('See the plan'));
  });

  it('nothing is written over by a returned text', async () => {
    const approval = await ask();
    await user.type(await field(), 'Newer');
    await answerOf('drafts', null, (all) => all.some(({ draft }) => draft.text === 'Newer'));
    await ben(approval, { do: 'return', revision: 1, reason: 'Half is enough' });
    await bar('Returned by Ben Ode');
    await answerOf('draftVersions', { case: id(), tab: 'approval' }, (all) =>
      all.some(({ draft }) => draft.by === 'returned'),
    );
    expect((await field()).value).toBe('Newer');
  });

  it('that it lapsed when the case was closed', async () => {
    await ask();
    const server = await embeddedDesk();
    const action = { kind: 'status', status: 'closed' } as const;
    await server.deliver({ item: crypto.randomUUID(), agent: 'ben', case: `${number}`, action });
    await pullDesk('local');
    await bar(/^Your request has lapsed, because the case was closed/);
  });
});

describe('whoever may approve', () => {
  it('reviews it in its case, and is back in the thread afterwards', async () => {
    await ask();
    await switchTo('ben');
    await user.click(await button('Review'));
    const review = await screen.findByRole('region', { name: 'Review' });
    expect(within(review).getByRole('textbox')).toBeTruthy();
    expect(screen.queryByRole('tab', { name: 'Note' })).toBeNull();
    await waitFor(() => {
      fireEvent.keyDown(document.body, { key: 'Escape' });
      screen.getByRole('tab', { name: 'Note' });
    });
  });

  it('is not asked about what they wrote themselves', async () => {
    await switchTo('ben');
    await desk.assignToMe(id());
    await user.click(await screen.findByRole('tab', { name: 'Approval' }));
    await user.type(await field(), 'My own');
    await user.click(await button('Send for approval'));
    await bar(/written by Ben Ode/);
    expect(screen.queryByRole('button', { name: 'Review' })).toBeNull();
  });
});

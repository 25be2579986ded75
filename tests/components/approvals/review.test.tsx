import { screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeSettings } from '@/components/app/settings';
import { goTo } from '@/components/approvals/place';
import { ReturnReasons } from '@/components/settings/ReturnReasons';
import { desk } from '@/core/live/desk';
import { embeddedDesk } from '@/core/workflow/connectors';
import { toastTexts } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';
import {
  answerOf,
  becomes,
  contactWrites,
  leaApproves,
  openPopup,
  refuseOnce,
  requestsBy,
  switchTo,
  textField,
} from './fixtures';

let user: ReturnType<typeof userEvent.setup>;
beforeEach(() => {
  user = userEvent.setup();
});

/** One request, open in the popup. */
async function opened(extra: Parameters<typeof requestsBy>[1] = {}) {
  const surface = await requestsBy(['It is on its way'], extra);
  const [id = ''] = surface.ids;
  const [caseId = ''] = surface.cases;
  await openPopup(surface);
  goTo({ open: id });
  await textField();
  return { ...surface, id, caseId };
}
const approve = () => screen.getByRole('button', { name: /^Approve and reply/ });
const key = (name: string) => user.keyboard(name);

/** Nia writes another text for her request, here, before Ben is back. */
async function rewrite(id: string, caseId: string, text: string) {
  await switchTo('nia');
  const view = await answerOf('case', caseId, (found) => found !== null);
  await desk.requestApproval({
    draft: crypto.randomUUID(),
    case: caseId,
    text,
    attachments: [],
    status: null,
    seenRevision: view?.case.revision ?? 0,
    note: '',
    queue: null,
    of: { approval: id, revision: 1 },
  });
  await answerOf('approval', id, (found) => found?.approval.revision === 2 && found.owed === null);
  await switchTo('ben');
}

describe('a review', () => {
  it('shows the last messages, the note to the reviewer and the text side by side, and who asked', async () => {
    await opened({ note: 'Is the day right?' });
    const said = screen.getByRole('log', { name: 'Last messages' });
    expect(said.textContent).toContain('Where is order');
    expect(screen.getByText('Is the day right?')).toBeTruthy();
    expect(screen.getByText('As Nia Cruz wrote it')).toBeTruthy();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Request by Nia Cruz for Carla Lima');
    await expectNoFaults(document.body);
  });

  it('tells colleagues who is at it, and that it is over', async () => {
    const { calls, id } = await opened();
    await waitFor(() => expect(calls('claimApproval').at(-1)).toEqual([id, 1]));
    await key('{Escape}');
    await waitFor(() => expect(calls('releaseApproval').at(-1)).toEqual([id]));
  });

  it('keeps text, form and reason over a click beside the popup', async () => {
    const surface = await opened();
    await user.type(await textField(), ' today');
    await key('{Escape}x');
    await user.click(await screen.findByRole('button', { name: /^The tone does not fit/ }));
    await user.keyboard(' Really.');
    await openPopup(surface);
    const reason = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Reason' });
    expect(reason.value).toBe('The tone does not fit. Please make it friendlier. Really.');
    expect((await textField()).value).toBe('It is on its way today');
  });

  it('is returned with a reason only, by keys alone', async () => {
    const { id } = await opened();
    await key('x');
    const reason = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Reason' });
    await waitFor(() => expect(document.activeElement?.className).toBe('review-reason'));
    await key('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Nia Cruz must know why: write a reason')).toBeTruthy();
    await expectNoFaults(document.body);
    await user.type(reason, 'Wrong day');
    await key('{Control>}{Enter}{/Control}');
    expect((await becomes(id, 'returned'))?.approval.decision?.reason).toBe('Wrong day');
  });

  it('offers the ready reasons of the person, in their words', async () => {
    await changeSettings({ returnReasons: ['Too long', 'Ask first'] });
    await opened();
    await changeSettings({ returnReasons: ['Too long', 'Ask first'] });
    await key('x');
    const ready = await screen.findByRole('group', { name: 'Ready reasons' });
    expect(
      within(ready)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Too long', 'Ask first']);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Too long'));
    await key('{ArrowDown}{Enter}');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reason' }).value).toBe('Ask first');
    await changeSettings({ returnReasons: undefined });
  });

  it('goes on to a queue with a note, and is not theirs any more', async () => {
    const { id } = await opened({ queue: 'sales' });
    await key('h');
    const whom = await screen.findByRole('combobox', { name: 'To an agent or a queue' });
    await waitFor(() => expect(document.activeElement).toBe(whom));
    await user.keyboard('{ArrowDown}');
    const offered = (await screen.findAllByRole('option')).map(({ textContent }) => textContent);
    expect(offered.some((name) => name?.includes('Repairs'))).toBe(true);
    // Nobody there may decide.
    expect(offered.some((name) => name?.includes('Attic'))).toBe(false);
    await user.type(whom, 'Repairs');
    await key('{Enter}');
    await user.type(screen.getByRole('textbox', { name: 'Note for whoever decides' }), 'Yours');
    await key('{Control>}{Enter}{/Control}');
    const passed = await answerOf('approval', id, (found) => found?.approval.queue === 'repairs');
    expect(passed?.approval.log.find(({ kind }) => kind === 'passed')?.detail).toContain('Yours');
  });

  it('shows the author’s new text first and keeps what the reviewer wrote', async () => {
    const surface = await opened();
    const { id, caseId } = surface;
    await user.type(await textField(), ' today');
    await rewrite(id, caseId, 'It is on its long way');
    await openPopup(surface);
    expect(await screen.findByText('Nia Cruz has written a new text')).toBeTruthy();
    expect(screen.getByText(/What you wrote is kept/)).toBeTruthy();
    expect(approve().getAttribute('aria-disabled')).toBe('true');
    expect((await textField()).value).toBe('It is on its way today');
    await user.click(screen.getByRole('button', { name: 'Take the new text' }));
    await waitFor(async () => expect((await textField()).value).toBe('It is on its long way'));
    expect(approve().getAttribute('aria-disabled')).toBeNull();
  });

  it('is stopped by a new message until that was looked at', async () => {
    const { id, caseId } = await opened();
    await contactWrites(caseId, 'Forget it, it came');
    expect(await screen.findByText('Carla Lima wrote again after this was written.')).toBeTruthy();
    expect(screen.getByRole('log').textContent).toContain('Forget it, it came');
    await key('{Control>}{Enter}{/Control}');
    expect(toastTexts().at(-1)).toContain('wrote again');
    await user.click(screen.getByRole('button', { name: 'Review again' }));
    await waitFor(() => expect(approve().getAttribute('aria-disabled')).toBeNull());
    await key('{Control>}{Enter}{/Control}');
    await becomes(id, 'approved');
  });

  it('a return is taken back with its reason, and nobody has heard of it', async () => {
    const { id } = await opened();
    await changeSettings({ undoSeconds: 30 });
    await key('x');
    await user.type(await screen.findByRole('textbox', { name: 'Reason' }), 'Wrong day');
    await key('{Control>}{Enter}{/Control}');
    await screen.findByText(/^Goes back to Nia Cruz in \d+ s$/);
    await key('{Control>}z{/Control}');
    await textField();
    await key('x');
    expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Reason' })).value).toBe(
      'Wrong day',
    );
    expect((await becomes(id, 'waiting'))?.approval.log.some(({ kind }) => kind === 'returned')).toBe(false);
  });

  it('of a case that is closed meanwhile is over, with a sentence', async () => {
    const { id, caseId } = await opened();
    await desk.setStatus(caseId, 'closed');
    await becomes(id, 'lapsed');
    expect(await screen.findByText(/^This has lapsed/)).toBeTruthy();
  });

  it('tells who was first when two approve at the same moment, wherever one is by then', async () => {
    const { id, caseId } = await opened();
    await user.type(await textField(), ' today');
    await desk.setPracticeLine('cut');
    await key('{Control>}{Enter}{/Control}');
    await answerOf('approval', id, (found) => found?.owed?.step.do === 'approve');
    await leaApproves(id, caseId);
    await desk.setPracticeLine('good');
    await desk.pullNow(null);
    const told = await screen.findByText(/Lea Roth/);
    const bar = told.closest<HTMLElement>('.review-refused');
    if (!bar) throw new Error('not told');
    expect(bar.getAttribute('role')).toBe('alert');
    await expectNoFaults(document.body);
    await user.click(within(bar).getByRole('button', { name: 'Review again' }));
    expect(await screen.findByText('Lea Roth approved this first. Nothing of yours was sent.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy my text' })).toBeTruthy();
    // Read is read: it is told once.
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    await waitFor(() => expect(document.querySelector('.review-refused')).toBeNull());
  });

  it('pressed twice is decided once', async () => {
    const { id, calls } = await opened();
    await key('{Control>}{Enter}{Enter}{/Control}');
    await becomes(id, 'approved');
    expect(calls('approveReply')).toHaveLength(1);
  });

  it('a new text is not returned unseen: the change comes first', async () => {
    const surface = await opened();
    const { id, caseId, calls } = surface;
    await key('x');
    await user.type(await screen.findByRole('textbox', { name: 'Reason' }), 'Too short');
    await rewrite(id, caseId, 'It is on its very long way');
    await openPopup(surface);
    await screen.findByText('Nia Cruz has written a new text');
    await user.click(await screen.findByRole('textbox', { name: 'Reason' }));
    await key('{Control>}{Enter}{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Review the new text' }));
    expect(calls('returnApproval')).toEqual([]);
    await key('x');
    expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Reason' })).value).toBe(
      'Too short',
    );
    await key('{Control>}{Enter}{/Control}');
    await becomes(id, 'returned');
  });

  it('says who was first, and has the own words to copy', async () => {
    await opened();
    refuseOnce('approveReply', 'already-decided', 'Lea Roth');
    await user.click(approve());
    expect(await screen.findByText('Lea Roth decided this first. Nothing of yours was sent.')).toBeTruthy();
  });

  it('a refusal about the text before is no word about the new one', async () => {
    const { id, caseId } = await opened();
    const found = await answerOf('approval', id, (one) => one !== null);
    if (!found) throw new Error('no request');
    const { hash, proposal, threadRevision } = found.approval;
    const { text, attachments, status } = proposal;
    const item = crypto.randomUUID();
    const asked = { id: item, approval: id, revision: 1, hash, threadRevision, undo: 20_000 };
    await desk.approveReply({ ...asked, text, attachments: [...attachments], status });
    const step = { do: 'revise', of: 1, proposal: { ...proposal, text: 'Newer' }, note: '' } as const;
    await (await embeddedDesk()).deliver({
      item: crypto.randomUUID(),
      agent: 'nia',
      case: caseId.slice('local:'.length),
      action: {
        kind: 'approval',
        approval: id.slice('local:'.length),
        step: { ...step, threadRevision },
      },
    });
    await desk.sendNow(item);
    await answerOf('approval', id, (one) => one?.owed?.problem?.code === 'new-revision');
    await user.click(await screen.findByRole('button', { name: 'Review the new text' }));
    await waitFor(() => expect(approve().getAttribute('aria-disabled')).not.toBe('true'));
    const review = screen.getByRole('region', { name: 'Review' });
    expect(within(review).queryByText(/^The author has rewritten this/)).toBeNull();
  });

  it('says so when the author has withdrawn it meanwhile, and goes on', async () => {
    const { id } = await opened();
    await user.type(await textField(), ' today');
    await switchTo('nia');
    await desk.withdrawApproval(id);
    await answerOf('approval', id, (found) => found?.approval.state === 'withdrawn' && found.owed === null);
    await switchTo('ben');
    expect(await screen.findByText('Nia Cruz withdrew this. Nothing was sent.')).toBeTruthy();
    expect(await screen.findByRole('button', { name: 'Copy my text' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    expect(await screen.findByText('Nothing to approve')).toBeTruthy();
  });

  it('has a help with every key', async () => {
    await opened();
    await key('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keys for approvals' });
    expect(dialog.textContent).toContain('Approve and reply');
    await expectNoFaults(document.body);
  });
});

describe('the ready reasons in the options', () => {
  it('are a line each, kept as they are typed, and can be as delivered again', async () => {
    const { aSurface } = await import('../../fixtures/surface');
    const { show } = await aSurface();
    show(<ReturnReasons />);
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', {
      name: 'Ready reasons, one in each line',
    });
    expect(field.value.split('\n')).toHaveLength(5);
    await user.clear(field);
    await user.type(field, 'One{Enter}{Enter}Two');
    const { returnReasons } = await import('@/components/approvals/return-reasons');
    await waitFor(() => expect(returnReasons()).toEqual(['One', 'Two']));
    await user.click(screen.getByRole('button', { name: 'As delivered' }));
    await waitFor(() => expect(returnReasons()).toHaveLength(5));
  });
});

import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { CasePane } from '@/components/case/CasePane';
import { Toasts, toasts } from '@/components/controls';
import { Outbox } from '@/components/outbox/Outbox';
import { desk } from '@/core/live/desk';
import type { Message } from '@/core/model/message';
import { write } from '@/core/store/database';
import { aSampleCase, aSurface } from '../../fixtures/surface';
import { answerOf, switchTo } from '../approvals/fixtures';

// A case of its own for each: answers about the last one's are kept.
let number = 4600;
let user: ReturnType<typeof userEvent.setup>;
let surface: Awaited<ReturnType<typeof aSurface>>;
const id = () => `local:${number}`;

/** A case of Nia's, who may not reply, on a desk that has approvals; Ana, who may, is signed in first. */
async function begin(channel: 'mail' | 'phone') {
  user = userEvent.setup();
  number += 1;
  surface = await aSurface({
    cases: [aSampleCase({ number: `${number}`, channel, status: 'open', assignee: 'nia' })],
    quickReplies: [
      { id: 'q1', title: 'Greeting', text: 'Hello again', kinds: [], language: 'en', status: 'resolved' },
    ],
  });
}
async function showAsNia() {
  await switchTo('nia');
  await show();
}
async function show() {
  surface.show(
    <>
      <CasePane id={id()} />
      <Toasts />
    </>,
  );
  await field();
}
const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^For approval:/ });
const press = (key: string, over: object = {}) => fireEvent.keyDown(document.body, { key, ...over });
const inApproval = () =>
  waitFor(async () => expect(document.activeElement).toBe(await field()), { timeout: 3000 });
/** Whatever was pressed: nothing went to the contact by it. */
const noReply = async () => {
  expect(surface.calls('submitReply')).toEqual([]);
  await nothingOut();
};
/** The desk has it; what only waits here went nowhere. */
const isOut = ({ id: of, direction }: Message) => direction === 'out' && !of.startsWith('outbox:');
const nothingOut = async () => {
  const entries = await answerOf('thread', { case: id(), limit: 50 }, () => true);
  expect(entries.messages.filter(isOut)).toEqual([]);
};

describe('whoever may not reply gets, by each way out, to somebody who approves', () => {
  it.each([
    ['the key for a reply', 'r', {}],
    ['the key for approval', 'a', {}],
    ['the key for a reply to all, where it is no mail', 'R', { shiftKey: true }],
    ['the key to forward, where it is no mail', 'f', {}],
  ])('%s', async (_, key, over) => {
    await begin('phone');
    await showAsNia();
    await user.click(screen.getByRole('tab', { name: 'Note' }));
    screen.getByRole('tab', { name: 'Note' }).blur();
    // The keys are heard a moment after the case is drawn.
    await waitFor(() => {
      press(key, over);
      expect(screen.getByRole('tab', { name: 'Approval' }).getAttribute('aria-selected')).toBe('true');
    });
    await inApproval();
    await noReply();
  });

  it('answering one message', async () => {
    await begin('phone');
    await showAsNia();
    await user.click(await screen.findByRole('button', { name: 'Answer this message' }));
    await screen.findByText(/^Answer to Carla Lima:/);
    await user.type(await field(), 'About this');
    await user.click(screen.getByRole('button', { name: 'Send for approval' }));
    await waitFor(() => expect(surface.calls('requestApproval')).toHaveLength(1));
    expect(surface.calls('requestApproval')[0]?.[0]).toMatchObject({ replyTo: expect.any(String) });
    await noReply();
  });

  it('a mail to everybody in it, with its envelope', async () => {
    await begin('mail');
    await showAsNia();
    await screen.findByRole('button', { name: /^To/ });
    await waitFor(() => {
      press('R', { shiftKey: true });
      expect(screen.getByRole('button', { name: 'How to answer: Reply all' })).toBeTruthy();
    });
    await user.type(await field(), 'To all of you');
    await user.click(screen.getByRole('button', { name: 'Send for approval' }));
    await waitFor(() => expect(surface.calls('requestApproval')).toHaveLength(1));
    expect(surface.calls('requestApproval')[0]?.[0]).toMatchObject({ mail: { mode: 'reply-all' } });
    await noReply();
  });

  it('a forwarded mail', async () => {
    await begin('mail');
    await showAsNia();
    await user.click(await screen.findByRole('button', { name: 'Answer or forward this mail' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Forward' }));
    await screen.findByRole('button', { name: 'How to answer: Forward' });
    expect(screen.getByRole('tab', { name: 'Approval' }).getAttribute('aria-selected')).toBe('true');
    await noReply();
  });

  it('a quick reply inserted and sent in one go', async () => {
    await begin('phone');
    await showAsNia();
    await user.click(screen.getByRole('button', { name: 'Knowledge Base' }));
    await user.click(await screen.findByRole('button', { name: 'Insert and send for approval as resolved' }));
    await waitFor(() => expect(surface.calls('requestApproval')).toHaveLength(1));
    expect(surface.calls('requestApproval')[0]?.[0]).toMatchObject({
      text: 'Hello again',
      status: 'resolved',
    });
    await noReply();
  });
});

/** What Ana wrote while she had the right, for tomorrow; then it is taken away from her. */
async function leftFromBefore() {
  await begin('phone');
  await desk.assignToMe(id());
  const view = await answerOf('case', id(), (found) => found?.case.mine === true);
  const item = crypto.randomUUID();
  await desk.submitReply({
    draft: item,
    case: id(),
    text: 'Tomorrow then',
    attachments: [],
    status: null,
    sendAt: new Date(Date.now() + 86_400_000).toISOString(),
    seenRevision: view?.case.revision ?? 0,
  });
  await write(['desks'], async (tx) => {
    const stored = await tx.objectStore('desks').get('local');
    if (stored?.me) await tx.objectStore('desks').put({ ...stored, me: { ...stored.me, rights: [] } });
  });
  await answerOf('case', id(), (found) => found?.me?.rights.length === 0);
  return item;
}
const disabled = (button: HTMLElement) => button.getAttribute('aria-description');
const REASON = 'You may not reply directly on this desk.';

describe('what they wrote while they had the right', () => {
  it('cannot be sent now, and taken back it goes to approval by one press', async () => {
    await leftFromBefore();
    await show();
    expect(disabled(await screen.findByRole('button', { name: 'Send now' }))).toBe(REASON);
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    await user.click(await screen.findByRole('button', { name: 'Ask for approval instead' }));
    await waitFor(async () => expect((await field()).value).toBe('Tomorrow then'));
    await nothingOut();
  });

  it('is not lost when it was discarded and that is taken back', async () => {
    await leftFromBefore();
    await show();
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(toasts.value.at(-1)?.action).toBeDefined());
    toasts.value.at(-1)?.action?.run();
    await user.click(await screen.findByRole('tab', { name: 'Reply' }));
    await screen.findByDisplayValue('Tomorrow then');
    await nothingOut();
  });

  it('offers nothing that sends it in the outbox', async () => {
    const item = await leftFromBefore();
    await write(['outbox'], async (tx) => {
      const stored = await tx.objectStore('outbox').get(item);
      const problem = { code: 'rejected', detail: '' } as const;
      if (stored) await tx.objectStore('outbox').put({ ...stored, state: 'failed', problem });
    });
    surface.show(<Outbox />);
    const entry = (await screen.findByText('Tomorrow then')).closest('li');
    if (!entry) throw new Error('not in the outbox');
    const names = within(entry)
      .getAllByRole('button')
      .map((one) => one.getAttribute('aria-label') ?? one.textContent);
    expect(names.filter((name) => /Send|again|anyway/.test(name ?? ''))).toEqual([]);
    expect(names).toContain('Edit');
  });
});

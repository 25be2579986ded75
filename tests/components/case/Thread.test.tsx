import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { CasePane } from '@/components/case/CasePane';
import { Delivery } from '@/components/case/Delivery';
import { EventLine } from '@/components/case/EventLine';
import { goToMessage, jump } from '@/components/case/jump';
import { under } from '@/core/model/key-range';
import { type CaseEvent, DELIVERY_STATES } from '@/core/model/message';
import { markSeen } from '@/core/store/changes-in';
import { database } from '@/core/store/database';
import { openCase } from '@/core/workflow/open-case';
import { owe } from '@/core/workflow/owe';
import { aMessage, anAgent } from '../../fixtures/model';
import { anEntry, aSampleCase, aSurface } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';

type Entries = ReturnType<typeof anEntry>[];

let last = 1000;
/** A case of mine with this thread, open; its number is its own, since answers are kept over the tests of a file. */
async function open(thread: Entries, channel = 'phone', seen = 0) {
  const number = String(++last);
  const id = `local:${number}`;
  const sample = aSampleCase({ number, channel, thread, assignee: 'ana', status: 'open' });
  const surface = await aSurface({ cases: [sample] });
  await openCase(id);
  if (seen > 0) await markSeen(id, seen);
  surface.show(<CasePane id={id} />);
  const log = await screen.findByRole('log');
  await waitFor(() => expect(log.textContent).toContain(thread.at(-1)?.text ?? ''));
  return { ...surface, log, id };
}
const mails = (count: number): Entries =>
  Array.from({ length: count }, (_, i) => anEntry({ text: `Mail ${i + 1}.`, minutesAgo: (count - i) * 60 }));

describe('a thread', () => {
  it('marks where the new begins, and keeps the mark once it is seen', async () => {
    const thread = [anEntry({ text: 'First' }), anEntry({ text: 'Second' }), anEntry({ text: 'Third' })];
    const { log, calls, id } = await open(thread, 'phone', 1);
    const mark = within(log).getByText('New since you looked');
    const after = mark.compareDocumentPosition(within(log).getByText('Second'));
    expect(after & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(
      mark.compareDocumentPosition(within(log).getByText('First')) & Node.DOCUMENT_POSITION_PRECEDING,
    ).toBeTruthy();
    await waitFor(() => expect(calls('markSeen')).toEqual([[id, 3]]));
    expect(within(log).getByText('New since you looked')).toBeTruthy();
  });

  it('marks nothing where everything was seen', async () => {
    const { log } = await open([anEntry({ text: 'First' }), anEntry({ text: 'Second' })], 'phone', 2);
    expect(within(log).queryByText('New since you looked')).toBeNull();
  });

  it('folds the older mails to a line each; a click opens one', async () => {
    const { log } = await open(mails(6), 'mail');
    const folded = () => log.querySelectorAll('.mail-folded').length;
    expect(folded()).toBeGreaterThan(0);
    expect(log.querySelectorAll('article').length + folded()).toBe(6);
    const before = folded();
    fireEvent.click(log.querySelector('.mail-folded') ?? log);
    await waitFor(() => expect(folded()).toBe(before - 1));
  });

  it('folds nothing of a chat', async () => {
    const { log } = await open(mails(6), 'phone');
    expect(log.querySelectorAll('article')).toHaveLength(6);
  });

  it('shows the newest ones, and older ones on request', async () => {
    const { log } = await open(mails(70), 'phone');
    for (const count of [25, 50, 70]) {
      await waitFor(() => expect(log.querySelectorAll('article')).toHaveLength(count));
      const older = within(log).queryByRole('button', { name: 'Show older messages' });
      if (count === 70) expect(older).toBeNull();
      else fireEvent.click(older ?? log);
    }
    expect(
      within(log)
        .getAllByText(/^Mail \d+\.$/)
        .map((one) => one.textContent),
    ).toEqual(mails(70).map(({ text }) => text));
  });

  it('goes to a message that is not here yet, opens it and puts the focus there', async () => {
    for (const channel of ['phone', 'mail']) {
      const { log, id } = await open(mails(130), channel);
      const all = await (await database()).getAllFromIndex('messages', 'byCase', under(id));
      const wanted = all.find(({ text }) => text === 'Mail 2.')?.id ?? '';
      expect(within(log).queryByText('Mail 2.')).toBeNull();
      goToMessage(id, wanted);
      await waitFor(() => expect(document.activeElement?.getAttribute('data-message')).toBe(wanted));
      expect(document.activeElement?.textContent).toContain('Mail 2.');
      expect(document.activeElement?.matches('article')).toBe(true);
      // Everything between is there too, once.
      const shown = [...log.querySelectorAll('[data-message]')].map((one) =>
        one.getAttribute('data-message'),
      );
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown.length).toBeGreaterThanOrEqual(129);
      cleanup();
    }
  });

  it('stays where it is when the message asked for is not stored, or is another case’s', async () => {
    const { log, id } = await open(mails(70), 'phone');
    goToMessage(id, 'local:404');
    await waitFor(() => expect(jump.value).toBeUndefined());
    expect(log.querySelectorAll('article')).toHaveLength(25);
    expect(document.activeElement?.hasAttribute('data-message')).toBe(false);
    goToMessage('local:other', 'local:404');
    expect(log.querySelectorAll('article')).toHaveLength(25);
  });

  it('tells notes from messages by word, not only by colour', async () => {
    const { log } = await open([anEntry(), anEntry({ by: 'ben', kind: 'note', text: 'Refund agreed' })]);
    expect(within(log).getByRole('article', { name: /^Note by Ben Ode/ }).dataset.kind).toBe('note');
    expect(within(log).getByRole('article', { name: /^Carla Lima/ }).dataset.direction).toBe('in');
    await expectNoFaults(log);
  });

  it('shows a reply at once, and then the desk’s own version of it, once', async () => {
    const { log, id } = await open([anEntry()]);
    await owe(id, { kind: 'reply', text: 'We will look', attachments: [], status: null });
    await waitFor(() => expect(within(log).getAllByText('We will look')).toHaveLength(1));
    await waitFor(() =>
      expect(log.querySelector('[data-direction=out]')?.getAttribute('data-delivery')).toBe('delivered'),
    );
    expect(within(log).getAllByText('We will look')).toHaveLength(1);
  });

  it('of a case that is gone says so and leads back', async () => {
    const { show } = await aSurface();
    show(<CasePane id="local:404" />);
    expect(await screen.findByRole('button', { name: 'Back to the inbox' })).toBeTruthy();
  });
});

describe('how far a message has come', () => {
  it.each(DELIVERY_STATES)('is said in words, seen or heard: %s', (state) => {
    const { container } = render(<Delivery state={state} />);
    const shown = container.querySelector('.delivery');
    const words = shown?.textContent || shown?.querySelector('[role=img]')?.getAttribute('aria-label');
    expect(words).toMatch(/\p{L}{4,}/u);
  });

  it('is written out where an agent must know it', () => {
    for (const state of ['queued', 'unconfirmed', 'failed', 'held'] as const) {
      const { container, unmount } = render(<Delivery state={state} />);
      expect(container.textContent).not.toBe('');
      unmount();
    }
  });
});

describe('what happened to a case', () => {
  const ana = { kind: 'agent', id: 'ana', name: anAgent().name } as const;
  const approval = (step: 'asked' | 'approved' | 'returned' | 'withdrawn' | 'lapsed'): CaseEvent => ({
    kind: 'approval',
    step,
    name: 'Nia Cruz',
  });
  const cases: [CaseEvent, string][] = [
    [{ kind: 'created' }, 'Case started'],
    [{ kind: 'reopened' }, 'Case reopened'],
    [{ kind: 'status', status: 'pending' }, 'Ana Reis set the status to Pending'],
    [{ kind: 'status', status: 'waiting for parts' }, 'Ana Reis set the status to waiting for parts'],
    [{ kind: 'assigned', agent: 'ana', agentName: 'Ana Reis' }, 'Ana Reis took the case'],
    [{ kind: 'assigned', agent: 'ben', agentName: 'Ben Ode' }, 'Ana Reis assigned the case to Ben Ode'],
    [{ kind: 'queued', queue: 'sales', queueName: 'Sales' }, 'Moved to the queue Sales'],
    [{ kind: 'tagged', tag: 'VIP' }, 'Ana Reis added the tag VIP'],
    [{ kind: 'untagged', tag: 'VIP' }, 'Ana Reis removed the tag VIP'],
    [{ kind: 'sentiment', sentiment: 'positive' }, 'Ana Reis set the sentiment to Positive'],
    [{ kind: 'merged', number: '1009' }, 'Case 1009 was merged into this one'],
    [approval('asked'), 'Ana Reis asked for approval of a reply'],
    [approval('approved'), 'Ana Reis approved the reply by Nia Cruz'],
    [approval('returned'), 'Ana Reis returned the reply to Nia Cruz'],
    [approval('withdrawn'), 'Ana Reis withdrew the request for approval'],
    [approval('lapsed'), 'The reply by Nia Cruz was not sent: the case was closed before it was approved'],
    [{ kind: 'call', seconds: 65, direction: 'in' }, 'Call from the customer, 1 m 5 s'],
    [{ kind: 'call', seconds: 5, direction: 'out' }, 'Call to the customer, 5 s'],
  ];
  it.each(cases)('is a sentence: %j', (event, words) => {
    render(
      <EventLine message={aMessage({ kind: 'event', direction: 'none', text: '', author: ana, event })} />,
    );
    expect(screen.getByText(words)).toBeTruthy();
  });
});

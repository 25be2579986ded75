import { screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { place } from '@/components/app/navigation';
import { CasePane } from '@/components/case/CasePane';
import { Toasts } from '@/components/controls';
import { desk } from '@/core/live/desk';
import { embeddedDesk } from '@/core/workflow/connectors';
import { pullDesk } from '@/core/workflow/pull-desk';
import { aSampleCase, aSurface, toastTexts } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';

// A case of its own for each: answers about the last one's are kept.
let number = 1200;
let user: ReturnType<typeof userEvent.setup>;
let surface: Awaited<ReturnType<typeof aSurface>>;
beforeEach(async () => {
  user = userEvent.setup();
  number += 1;
  surface = await aSurface({
    cases: [
      aSampleCase({ number: `${number}`, channel: 'phone', status: 'open', assignee: 'ana' }),
      aSampleCase({ number: `${number + 500}`, contact: 'dan', status: 'open', assignee: 'ana' }),
    ],
    quickReplies: [
      { id: 'q1', title: 'Greeting', text: 'Hello again', kinds: [], language: 'en', status: null },
    ],
  });
  surface.show(
    <>
      <CasePane id={`local:${number}`} />
      <Toasts />
    </>,
  );
  await screen.findByText('It squeaks');
});
const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Reply to/ });
/** At the desk, past everything of ours. */
const arrives = async (text: string) => (await embeddedDesk()).receive({ case: `${number}`, text });
/** Nothing is laid out here, so nothing is on screen: what comes in was not read. */
async function customerWrites(text: string) {
  await arrives(text);
  await pullDesk('local');
  await screen.findByText(text);
}
/** At the desk, where none of ours knows of it yet. */
const closedByColleague = async () => {
  const action = { kind: 'status', status: 'closed' } as const;
  await (await embeddedDesk()).deliver({
    item: crypto.randomUUID(),
    agent: 'ben',
    case: `${number}`,
    action,
  });
};
const stop = () =>
  waitFor(() => {
    const found = document.querySelector<HTMLElement>('.unseen-stop');
    if (!found) throw new Error('sending did not stop');
    return found;
  });
const sendButton = () => screen.getByRole('button', { name: 'Send' });
const sent = () => surface.calls('submitReply').length;

describe('sending stops once if others wrote', () => {
  it('shows what is new, and sends it anyway on purpose', async () => {
    await user.type(await field(), 'We look into it');
    await customerWrites('It works again');
    await user.click(sendButton());
    const told = await stop();
    await within(told).findByText('1 new message since you looked. Nothing was sent.');
    expect(within(told).getByText('It works again')).toBeTruthy();
    expect((await field()).value).toBe('We look into it');
    await expectNoFaults(document.body);
    await user.click(within(told).getByRole('button', { name: 'Send anyway' }));
    await waitFor(async () => expect((await field()).value).toBe(''));
    expect(sent()).toBe(2);
    await waitFor(() => expect(document.querySelector('.unseen-stop')).toBeNull());
  });

  it('goes back to the text, and then it is not stopped again by the same', async () => {
    await user.type(await field(), 'Wait');
    await customerWrites('I wait');
    await user.click(sendButton());
    await user.click(within(await stop()).getByRole('button', { name: 'Edit' }));
    expect(document.activeElement).toBe(await field());
    await user.type(await field(), ' a minute');
    await user.click(sendButton());
    await waitFor(async () => expect((await field()).value).toBe(''));
    expect(surface.calls('submitReply').at(-1)?.[0]).toMatchObject({ text: 'Wait a minute' });
  });

  it('throws it away with a way back', async () => {
    await user.type(await field(), 'Too late');
    await customerWrites('Never mind');
    await user.click(sendButton());
    await user.click(within(await stop()).getByRole('button', { name: 'Discard' }));
    expect((await field()).value).toBe('');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect((await field()).value).toBe('Too late'));
    await user.clear(await field());
  });

  it('for «Insert and send» as well', async () => {
    await customerWrites('One more thing');
    await user.click(screen.getByRole('button', { name: 'Knowledge Base' }));
    await user.click(await screen.findByRole('button', { name: 'Insert and send' }));
    await stop();
    expect((await field()).value).toBe('Hello again');
    await user.clear(await field());
  });

  it('never for a note', async () => {
    await customerWrites('Hello?');
    await user.click(screen.getByRole('tab', { name: 'Note' }));
    await user.type(await screen.findByRole('textbox', { name: /^Only your team/ }), 'Angry');
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    await waitFor(() => expect(surface.calls('submitNote')).toHaveLength(1));
    expect(document.querySelector('.unseen-stop')).toBeNull();
  });
});

it('what came in is read once it was on screen for a moment', async () => {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 300, 100));
  await user.type(await field(), 'Glad to hear');
  await customerWrites('All good');
  const { readOf } = await import('@/components/unseen/reading');
  await waitFor(() => expect(readOf(`local:${number}`)?.ids).toHaveLength(2));
  await user.click(sendButton());
  await waitFor(async () => expect((await field()).value).toBe(''));
  expect(sent()).toBe(1);
});

describe('what the same agent has read in another window', () => {
  const readThere = async (agent: string) => {
    const ids = (
      await (await import('@/core/queries/case')).thread.run({ case: `local:${number}`, limit: 9 })
    ).messages;
    const read = { case: `local:${number}`, agent, ids: ids.map(({ id }) => id) };
    await browser.storage.session.set({ read });
  };

  it('does not stop them here', async () => {
    await user.type(await field(), 'Good to know');
    await customerWrites('Works now');
    await readThere('ana');
    await user.click(sendButton());
    await waitFor(async () => expect((await field()).value).toBe(''));
    expect(sent()).toBe(1);
  });

  it('also if this window hears of it only afterwards', async () => {
    await user.type(await field(), 'Fine');
    await arrives('Works again');
    await pullDesk('local');
    await readThere('ana');
    await screen.findByText('Works again');
    await user.click(sendButton());
    await waitFor(async () => expect((await field()).value).toBe(''));
  });

  it('says nothing about somebody else', async () => {
    await user.type(await field(), 'Wait');
    await customerWrites('Only Ben read it');
    await readThere('ben');
    await user.click(sendButton());
    await stop();
    await user.clear(await field());
  });

  it('is told there as well: what stood in the case when it was opened', async () => {
    await waitFor(async () =>
      expect((await browser.storage.session.get('read')).read).toMatchObject({
        case: `local:${number}`,
        agent: 'ana',
        ids: [expect.stringContaining('local:')],
      }),
    );
  });
});

it('a reply that was held back says why, what is new, and can be edited', async () => {
  await desk.setPracticeLine('cut');
  await pullDesk('local');
  await user.type(await field(), 'Call us');
  await user.click(sendButton());
  await waitFor(() => expect(sent()).toBe(1));
  await arrives('Call me');
  await desk.setPracticeLine('good');
  await pullDesk('local');
  const held = await stop();
  expect(held.textContent).toContain('This reply was held back, because there are new messages');
  await within(held).findByText('Call me');
  await user.click(within(held).getByRole('button', { name: 'Edit' }));
  await waitFor(async () => expect((await field()).value).toBe('Call us'));
  await user.clear(await field());
});

it('a reply held back because its case was closed is never sent into the same again: it goes into another case', async () => {
  await desk.setPracticeLine('cut');
  await pullDesk('local');
  await user.type(await field(), 'One more thing');
  await user.click(sendButton());
  await waitFor(() => expect(sent()).toBe(1));
  await closedByColleague();
  await desk.setPracticeLine('good');
  await pullDesk('local');
  const held = await stop();
  expect(held.textContent).toContain('because the case was closed');
  const names = () =>
    within(held)
      .getAllByRole('button')
      .map((button) => button.textContent);
  await waitFor(() => expect(names()).toEqual(['Put into a case…', 'Copy text', 'Discard']));
  await expectNoFaults(held);
  const put = within(held).getByRole('button', { name: 'Put into a case…' });
  await waitFor(() => expect(put.hasAttribute('aria-disabled')).toBe(false));
  await user.click(put);
  await user.click(await screen.findByRole('option', { name: /Dan Roe/ }));
  await waitFor(() => expect(toastTexts().at(-1)).toBe('The text is in the case of Dan Roe now'));
  expect(place.value.case).toBe(`local:${number + 500}`);
  const written = Object.values(await browser.storage.local.get(null)).map((one) => JSON.stringify(one));
  expect(written.filter((one) => one.includes('One more thing'))).toHaveLength(1);
  await waitFor(() => expect(document.querySelector('.unseen-stop')).toBeNull());
});

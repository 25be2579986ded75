import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { CasePane } from '@/components/case/CasePane';
import { MailText } from '@/components/case/MessageText';
import { Composer } from '@/components/composer/Composer';
import { draftOf } from '@/components/composer/draft-model';
import type { SampleDesk } from '@/core/connectors/local/sample';
import { useQuery } from '@/core/live/use-query';
import { draftKey } from '@/core/model/draft';
import { under } from '@/core/model/key-range';
import type { MailDraft } from '@/core/model/mail-draft';
import { queries } from '@/core/queries/index';
import { database } from '@/core/store/database';
import { openCase } from '@/core/workflow/open-case';
import { resetPractice } from '@/core/workflow/practice';
import { smallDesk } from '../../../fixtures/small-desk';
import { anEntry, aSampleCase, aSurface } from '../../../fixtures/surface';
import { expectNoFaults } from '../../controls/axe';

let last = 2000;

function Pane({ id }: { readonly id: string }) {
  const answer = useQuery('case', id);
  return answer.state === 'ready' && answer.value ? <Composer view={answer.value} /> : null;
}

/** A mail case of Ana's, in front of her, with a signature of hers. */
async function open(over: Parameters<typeof aSampleCase>[0] = {}, desk: Parameters<typeof aSurface>[0] = {}) {
  last += 1;
  const agents = smallDesk().agents.map((one) =>
    one.id === 'ana' ? { ...one, signature: 'Ana Reis\nBikes' } : one,
  );
  const one = aSampleCase({ number: `${last}`, assignee: 'ana', status: 'open', ...over });
  const surface = await aSurface({ agents, cases: [one], ...desk });
  const id = `local:${last}`;
  const shown = surface.show(<Pane id={id} />);
  await screen.findByRole('button', { name: /^To/ });
  return { id, surface, shown, user: userEvent.setup() };
}
const text = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Reply to/ });
const write = (value: string) => fireEvent.input(text(), { target: { value } });
const send = () => screen.getByRole('button', { name: 'Send' });
const unfold = async (user: ReturnType<typeof userEvent.setup>) => {
  screen.getByRole('button', { name: /^To/ }).focus();
  await user.keyboard('{Enter}');
  return screen.getByRole('combobox', { name: 'To' });
};
const stored = async (id: string) => {
  const key = draftKey({ case: id, tab: 'reply', agent: 'ana' });
  return (await browser.storage.local.get(key))[key];
};
/** What answers calls until now: spying again would replace it. */
function theLine(): (raw: unknown) => Promise<unknown> {
  const before = vi.mocked(browser.runtime.sendMessage).getMockImplementation();
  return async (raw) => before?.(raw);
}
/** The envelope of the draft as it stands. */
function mailOf(id: string): MailDraft {
  const { mail, suggested } = draftOf({ case: id, tab: 'reply', agent: 'ana' });
  const found = mail.value ?? suggested;
  if (!found) throw new Error('no envelope');
  return found;
}
const items = async () => (await database()).getAll('outbox');

describe('the line above a mail', () => {
  it('says whom it goes to, opens by keyboard, and has no faults', async () => {
    const { user, shown } = await open();
    expect(screen.getByRole('button', { name: /^To/ }).textContent).toContain('Carla Lima');
    await unfold(user);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Subject' }).value).toBe(
      'Re: A squeaking brake',
    );
    await expectNoFaults(shown.container);
  });

  it('takes a pasted list, marks who is new, names what is no address and loses nothing', async () => {
    const { id, user } = await open();
    write('Hello');
    const field = await unfold(user);
    field.focus();
    await user.paste('Eve <eve@mail.example>; carla@mail.example, bob at b');
    expect(screen.getAllByText('New in this case')).toHaveLength(1);
    const sentence = '“bob at b” is not an email address. Correct or remove it.';
    expect(screen.getByText(sentence)).toBeTruthy();
    expect(send().getAttribute('aria-description')).toBe(sentence);
    await waitFor(async () =>
      expect(await stored(id)).toMatchObject({
        mail: { to: ['Carla Lima <carla@mail.example>', 'Eve <eve@mail.example>', 'bob at b'] },
      }),
    );
    await user.keyboard('{Backspace}');
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'To' }).value).toBe('bob at b');
    await user.clear(screen.getByRole('combobox', { name: 'To' }));
    await user.keyboard('bob@b.example{Enter}');
    expect(send().getAttribute('aria-description')).toBeNull();
  });

  it('with 200 pasted people says how many there may be and sends nothing', async () => {
    const { user, surface } = await open();
    write('Hello');
    (await unfold(user)).focus();
    await user.paste(Array.from({ length: 200 }, (_, i) => `p${i}@mail.example`).join('\n'));
    expect(screen.getByText('A mail can go to 100 people at most; here are 201.')).toBeTruthy();
    fireEvent.click(send());
    expect(surface.calls('submitReply')).toEqual([]);
  });

  it('is part of the draft and of what is owed, with the signature that was shown', async () => {
    const { id, user } = await open();
    write('We look');
    expect(screen.getByText('-- Ana Reis · Bikes')).toBeTruthy();
    await unfold(user);
    screen.getByRole('combobox', { name: 'Bcc' }).focus();
    await user.keyboard('boss@bikes.example{Enter}');
    await draftOf({ case: id, tab: 'reply', agent: 'ana' }).flush();
    expect(await stored(id)).toMatchObject({ text: 'We look', mail: { bcc: ['boss@bikes.example'] } });
    fireEvent.click(send());
    await waitFor(async () => expect(await items()).toHaveLength(1));
    expect((await items())[0]?.action).toMatchObject({
      text: 'We look\n\n-- \nAna Reis\nBikes',
      mail: { mode: 'reply', to: ['Carla Lima <carla@mail.example>'], bcc: ['boss@bikes.example'] },
    });
    // Once per thread: the next one goes without.
    await waitFor(() => expect(screen.queryByText('-- Ana Reis · Bikes')).toBeNull());
  });

  it('comes from the address it was written to, from another one if chosen, and says so', async () => {
    const channels = smallDesk().channels.map((one) =>
      one.id === 'mail' ? { ...one, address: 'help@bikes.example', senders: ['orders@bikes.example'] } : one,
    );
    const { id, user } = await open({}, { channels });
    write('We look');
    await unfold(user);
    const from = screen.getByRole<HTMLSelectElement>('combobox', { name: 'From' });
    expect(from.value).toBe('');
    await user.selectOptions(from, 'orders@bikes.example');
    await waitFor(() =>
      expect(draftOf({ case: id, tab: 'reply', agent: 'ana' }).mail.value?.from).toBe('orders@bikes.example'),
    );
    expect(screen.getByRole('button', { name: /^To/ }).textContent).toContain('From orders@');
    fireEvent.click(send());
    await waitFor(async () =>
      expect((await items())[0]?.action).toMatchObject({ mail: { from: 'orders@bikes.example' } }),
    );
    // Chosen before an administrator took it away: it is said, and nothing goes out.
    write('And again');
    draftOf({ case: id, tab: 'reply', agent: 'ana' }).setMail({ ...mailOf(id), from: 'old@bikes.example' });
    const gone = /^“old@bikes.example” is no longer an address of this mailbox/;
    await waitFor(() => expect(send().getAttribute('aria-description')).toMatch(gone));
  });

  it('leaves the signature out when told to', async () => {
    await open();
    write('We look');
    fireEvent.click(screen.getByRole('button', { name: 'Leave the signature out of this mail' }));
    fireEvent.click(send());
    await waitFor(async () => expect((await items())[0]?.action).toMatchObject({ text: 'We look' }));
  });

  it('comes back with its envelope when it could not be stored', async () => {
    const { id, user } = await open();
    write('We look');
    (await unfold(user)).focus();
    await user.keyboard('eve@mail.example{Enter}');
    const real = theLine();
    vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (raw: unknown) =>
      JSON.stringify(raw).includes('submitReply') ? { ok: false, code: 'storage', detail: '' } : real(raw),
    );
    fireEvent.click(send());
    await screen.findByRole('alert');
    expect(text().value).toBe('We look');
    expect(draftOf({ case: id, tab: 'reply', agent: 'ana' }).mail.value?.to).toContain('eve@mail.example');
  });
});

describe('who is known while an address is typed', () => {
  const contact = (id: string, name: string, email: string) => ({
    ...smallDesk().contacts[0],
    id,
    name,
    email,
  });
  const contacts = [
    ...smallDesk().contacts,
    contact('joao', 'João Carvalho', 'JC@mail.example'),
    contact('nobody', 'Carlos Without', ''),
    contact('odd', '', 'carlota@else.example'),
  ] as SampleDesk['contacts'];
  const options = () => screen.queryAllByRole('option').map((one) => one.textContent);
  const shown = (names: string[]) => waitFor(() => expect(options()).toEqual(names));

  it('is offered by name and address, and taken by keyboard alone', async () => {
    const { id, user, shown: drawn } = await open({}, { contacts });
    const to = await unfold(user);
    to.focus();
    await user.keyboard('c');
    expect(options()).toEqual([]);
    // Carla is in To already, Carlos has no address.
    await user.keyboard('ar');
    await shown(['carlota@else.example', 'João Carvalhojc@mail.example']);
    expect(to.getAttribute('aria-expanded')).toBe('true');
    await expectNoFaults(drawn.container);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(mailOf(id).to).toEqual(['Carla Lima <carla@mail.example>', 'João Carvalho <jc@mail.example>']);
    expect(screen.getAllByText('New in this case')).toHaveLength(1);
    expect(to.getAttribute('aria-expanded')).toBe('false');
    await user.keyboard('joao');
    await new Promise((done) => setTimeout(done, 50));
    expect(options()).toEqual([]);
  });

  it('never takes the place of an address that was typed in full', async () => {
    const { id, user } = await open(
      {},
      { contacts: [...contacts, contact('x', 'X', 'a@b.example.org')] as SampleDesk['contacts'] },
    );
    (await unfold(user)).focus();
    await user.keyboard('a@b.example');
    await shown(['Xa@b.example.org']);
    await user.keyboard('{Enter}');
    expect(mailOf(id).to.at(-1)).toBe('a@b.example');
    await user.keyboard('a@b.example');
    await shown(['Xa@b.example.org']);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(mailOf(id).to.at(-1)).toBe('X <a@b.example.org>');
  });

  it('goes away on Escape and keeps what is typed, and is taken by a click', async () => {
    const { id, user } = await open({}, { contacts });
    const to = await unfold(user);
    to.focus();
    await user.keyboard('joã');
    await shown(['João Carvalhojc@mail.example']);
    await user.keyboard('{Escape}');
    expect(options()).toEqual([]);
    expect(to).toHaveProperty('value', 'joã');
    await user.keyboard('o');
    await user.click(await screen.findByRole('option'));
    expect(mailOf(id).to.at(-1)).toBe('João Carvalho <jc@mail.example>');
    expect(document.activeElement).toBe(to);
  });

  it('what was added or removed is undone by key, but not into the next mail', async () => {
    const { id, user } = await open();
    const to = await unfold(user);
    to.focus();
    await user.keyboard('eve@mail.example,dan@mail.example,');
    await user.click(screen.getByRole('button', { name: 'Remove eve@mail.example' }));
    expect(mailOf(id).to).toHaveLength(2);
    await user.keyboard('{Control>}z{/Control}');
    expect(mailOf(id).to).toEqual([
      'Carla Lima <carla@mail.example>',
      'eve@mail.example',
      'dan@mail.example',
    ]);
    await user.keyboard('{Control>}zz{/Control}');
    expect(mailOf(id).to).toEqual(['Carla Lima <carla@mail.example>']);
    await user.keyboard('eve@mail.example,');
    write('We look');
    fireEvent.click(send());
    await waitFor(async () => expect(await items()).toHaveLength(1));
    screen.getByRole('combobox', { name: 'To' }).focus();
    await user.keyboard('{Control>}z{/Control}');
    expect(mailOf(id).to).toEqual(['Carla Lima <carla@mail.example>']);
  });

  it('Enter that ends a word of an input method adds nobody', async () => {
    const { id, user } = await open();
    const to = await unfold(user);
    fireEvent.input(to, { target: { value: 'eve@mail.example' } });
    fireEvent.keyDown(to, { key: 'Enter', isComposing: true });
    fireEvent.keyDown(to, { key: 'Enter', keyCode: 229 });
    expect(mailOf(id).to).toHaveLength(1);
    expect(to).toHaveProperty('value', 'eve@mail.example');
  });
});

describe('forwarding', () => {
  const attachments = [{ name: 'bill.pdf', type: 'application/pdf', base64: 'YWJj' }];
  const forward = async (user: ReturnType<typeof userEvent.setup>) => {
    await user.click(screen.getByRole('button', { name: 'How to answer: Reply' }));
    await user.click(screen.getByRole('menuitemradio', { name: 'Forward' }));
  };

  it('needs somebody in To and starts there', async () => {
    const { user } = await open();
    await forward(user);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'To' })));
    expect(send().getAttribute('aria-description')).toBe('Add somebody in To first.');
  });

  it('takes the files along; one that is lost waits for a decision', async () => {
    const { id, user } = await open({ thread: [anEntry({ attachments })] });
    const real = theLine();
    let lost = true;
    vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (raw: unknown) => {
      if (!JSON.stringify(raw).includes('keepFile')) return real(raw);
      return lost ? { ok: false, code: 'gone', detail: '' } : { ok: true, value: { size: 3 } };
    });
    await forward(user);
    await screen.findByText('“bill.pdf” could not be fetched. Leave it out or try again.');
    await user.keyboard('shop@parts.example{Enter}');
    expect(send().getAttribute('aria-description')).toBe('Adding “bill.pdf”…');
    await waitFor(async () =>
      expect(await stored(id)).toMatchObject({ mail: { toFetch: [{ name: 'bill.pdf' }] } }),
    );
    lost = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again to add “bill.pdf”' }));
    await waitFor(() =>
      expect(draftOf({ case: id, tab: 'reply', agent: 'ana' }).attachments.value).toMatchObject([
        { name: 'bill.pdf' },
      ]),
    );
    expect(send().getAttribute('aria-description')).toBeNull();
    expect(draftOf({ case: id, tab: 'reply', agent: 'ana' }).mail.value?.toFetch).toEqual([]);
    // Not forwarded after all: its files go too.
    await user.click(screen.getByRole('button', { name: 'How to answer: Forward' }));
    await user.click(screen.getByRole('menuitemradio', { name: 'Reply' }));
    expect(draftOf({ case: id, tab: 'reply', agent: 'ana' }).attachments.value).toEqual([]);
  });

  it('goes without a lost file when the agent says so', async () => {
    const { id, user } = await open({ thread: [anEntry({ attachments })] });
    const real = theLine();
    vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (raw: unknown) =>
      JSON.stringify(raw).includes('keepFile') ? { ok: false, code: 'gone', detail: '' } : real(raw),
    );
    await forward(user);
    fireEvent.click(await screen.findByRole('button', { name: 'Leave out “bill.pdf”' }));
    await user.keyboard('shop@parts.example{Enter}');
    fireEvent.click(send());
    await waitFor(async () => expect(await items()).toHaveLength(1));
    expect((await items())[0]?.action).toMatchObject({
      mail: { mode: 'forward', to: ['shop@parts.example'] },
    });
    expect(draftOf({ case: id, tab: 'reply', agent: 'ana' }).attachments.value).toEqual([]);
  });
});

describe('one mail of a thread', () => {
  const thread = [
    anEntry({
      text: 'The first mail',
      minutesAgo: 180,
      attachments: [{ name: 'bill.pdf', type: 'application/pdf', base64: 'YWJj' }],
    }),
    anEntry({ text: 'The second mail', minutesAgo: 120 }),
    anEntry({ text: 'The third mail', minutesAgo: 60 }),
  ];
  const openAll = async () => {
    const opened = await open({ thread });
    opened.shown.unmount();
    await openCase(opened.id);
    opened.surface.show(<CasePane id={opened.id} />);
    await screen.findByText('The first mail');
    return opened;
  };
  const choose = async (user: ReturnType<typeof userEvent.setup>, text: string, what: string) => {
    const article = screen.getByText(text).closest('article') as HTMLElement;
    await user.click(within(article).getByRole('button', { name: 'Answer or forward this mail' }));
    await user.click(await screen.findByRole('menuitem', { name: what }));
  };
  const idOf = (text: string) =>
    screen.getAllByText(text)[0]?.closest('article')?.getAttribute('data-message') ?? '';

  it('is answered by its own menu, quoted and referred to, and says so above the text', async () => {
    const { id, user } = await openAll();
    const first = idOf('The first mail');
    await choose(user, 'The first mail', 'Reply');
    await waitFor(() => expect(document.activeElement).toBe(text()));
    expect((await screen.findByText(/^Answer to Carla Lima:/)).textContent).toContain('The first mail');
    // Another way of answering stays with that mail.
    await user.click(screen.getByRole('button', { name: 'How to answer: Reply' }));
    await user.click(screen.getByRole('menuitemradio', { name: 'Reply all' }));
    expect(draftOf({ case: id, tab: 'reply', agent: 'ana' }).mail.value).toMatchObject({
      mode: 'reply-all',
      answers: first,
      quote: true,
    });
    write('To the first one');
    fireEvent.click(send());
    await waitFor(async () => expect(await items()).toHaveLength(1));
    expect((await items())[0]?.action).toMatchObject({ mail: { answers: first, mode: 'reply-all' } });
    // What the desk has sent in the end quotes that mail, and not the newest one.
    await waitFor(async () => {
      const all = await (await database()).getAllFromIndex('messages', 'byCase', under(id));
      const sent = all.find((one) => one.direction === 'out' && !one.id.startsWith('outbox:'));
      expect(sent?.text).toContain('> The first mail');
      expect(sent?.text).not.toContain('The third mail');
    });
  });

  it('is forwarded with its own files; To comes next', async () => {
    const { id, user } = await openAll();
    await choose(user, 'The first mail', 'Forward');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'To' })));
    await screen.findByText(/^Forward of the mail by Carla Lima:/);
    await waitFor(() =>
      expect(draftOf({ case: id, tab: 'reply', agent: 'ana' }).attachments.value).toMatchObject([
        { name: 'bill.pdf' },
      ]),
    );
    await user.click(screen.getByRole('button', { name: 'Answer the newest mail instead' }));
    expect(draftOf({ case: id, tab: 'reply', agent: 'ana' }).mail.value?.answers).toBe(
      idOf('The third mail'),
    );
    expect(draftOf({ case: id, tab: 'reply', agent: 'ana' }).attachments.value).toEqual([]);
    expect(screen.queryByText(/^Forward of the mail/)).toBeNull();
  });
});

it('a mail waits with its reason until its thread is here: nobody knows its envelope before', async () => {
  last += 1;
  const agents = smallDesk().agents.map((one) => ({ ...one, signature: 'Ana Reis' }));
  const one = aSampleCase({ number: `${last}`, assignee: 'ana', status: 'open' });
  const surface = await aSurface({ agents, cases: [one] });
  const id = `local:${last}`;
  let free = () => {};
  const gate = new Promise<void>((done) => {
    free = done;
  });
  const real = queries.thread.run;
  vi.spyOn(queries.thread, 'run').mockImplementation((args) => gate.then(() => real(args)));
  surface.show(<Pane id={id} />);
  await screen.findByRole('textbox', { name: /^Reply to/ });
  write('Too early');
  expect(send().getAttribute('aria-description')).toBe('The messages of this case are still loading.');
  fireEvent.keyDown(text(), { key: 'Enter', ctrlKey: true });
  expect(await items()).toEqual([]);
  expect(text().value).toBe('Too early');
  free();
  await waitFor(() => expect(send().getAttribute('aria-description')).toBeNull());
  vi.mocked(queries.thread.run).mockRestore();
  fireEvent.click(send());
  await waitFor(async () => expect(await items()).toHaveLength(1));
  expect((await items())[0]?.action).toMatchObject({
    text: 'Too early\n\n-- \nAna Reis',
    mail: { to: ['Carla Lima <carla@mail.example>'] },
  });
});

it('a chat has no such line and no signature', async () => {
  last += 1;
  const agents = smallDesk().agents.map((one) => ({ ...one, signature: 'Ana' }));
  const one = aSampleCase({ number: `${last}`, assignee: 'ana', status: 'open', channel: 'phone' });
  const surface = await aSurface({ agents, cases: [one] });
  surface.show(<Pane id={`local:${last}`} />);
  await screen.findByRole('textbox', { name: /^Reply to/ });
  write('Hi');
  fireEvent.click(send());
  await waitFor(async () => expect(await items()).toHaveLength(1));
  expect((await items())[0]?.action).toMatchObject({ text: 'Hi' });
  expect((await items())[0]?.action).not.toHaveProperty('mail');
  await resetPractice();
});

it('what a mail quotes waits behind a button', () => {
  const { container } = render(<MailText text={'Fine.\n\nOn 3 May, Ana wrote:\n> It squeaks'} />);
  expect(container.querySelector('.message-text')?.textContent).toBe('Fine.');
  expect(container.querySelector('details')?.open).toBe(false);
  fireEvent.click(container.querySelector('summary') ?? container);
  expect(container.querySelector('details')?.textContent).toContain('It squeaks');
});

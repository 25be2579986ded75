import { signal } from '@preact/signals';
import { fireEvent, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { QuickReplies } from '@/components/composer/quick/QuickReplies';
import type { Live } from '@/core/live/live-query';
import type { CaseStatus } from '@/core/model/case';
import type { QuickReply } from '@/core/model/directory';
import type { CaseView } from '@/core/queries/case';
import { aCase, aDesk, anAgent } from '../../../fixtures/model';
import { expectNoFaults } from '../../controls/axe';

const answer = signal<Live<QuickReply[]>>({ state: 'loading' });
vi.mock('@/core/live/use-query', () => ({ useQuery: () => answer.value }));

const aQuickReply = (over: Partial<QuickReply> = {}): QuickReply => ({
  id: 'thanks',
  title: 'Obrigada',
  text: 'Obrigada, {{contact.firstName}}!',
  language: 'pt-BR',
  kinds: [],
  status: 'resolved',
  ...over,
});
const REPLIES = [
  aQuickReply({
    id: 'visit',
    title: 'Visita',
    text: 'Passe na loja\nem {{contact.city}} (amanhã).',
    status: null,
  }),
  aQuickReply(),
  aQuickReply({
    id: 'hello',
    title: 'Hello',
    text: 'Hello from {{agent.name}}',
    language: 'en',
    status: null,
  }),
];

const aView = (): CaseView => ({
  case: {
    ...aCase({ language: 'pt-PT' }),
    unconfirmed: 0,
    queueName: '',
    assigneeName: '',
    tagNames: [],
    mine: true,
    pending: false,
  },
  contact: null,
  channel: null,
  me: anAgent(),
  capabilities: aDesk().capabilities,
  agents: [],
  queues: [],
  tags: [],
  fields: [],
  changing: [],
  stuck: [],
  approvals: [],
  deskName: 'Bikes',
  presences: [],
});

const inserted = vi.fn<(text: string, status: CaseStatus | null, send: boolean) => void>();
const titles = () =>
  screen
    .queryAllByRole('option')
    .map((option) => option.querySelector('.menu-text')?.firstChild?.textContent);
const preview = () => screen.getByRole('group', { name: 'What will be inserted' });

async function open({ canSend = true } = {}) {
  const user = userEvent.setup();
  render(<QuickReplies view={aView()} onInsert={inserted} canSend={canSend} />);
  await user.click(screen.getByRole('button', { name: 'Knowledge Base' }));
  return user;
}

beforeEach(() => {
  inserted.mockReset();
  answer.value = { state: 'ready', value: REPLIES };
});

describe('quick replies', () => {
  it('show those in the language of the contact first, the others under their own heading', async () => {
    await open();
    expect(titles()).toEqual(['Visita', 'Obrigada', 'Hello']);
    const list = screen.getByRole('listbox');
    expect(within(list).getByText('Other languages').nextElementSibling?.textContent).toContain('Hello');
  });

  it('take the focus when they come, also late', async () => {
    answer.value = { state: 'loading' };
    await open();
    answer.value = { state: 'ready', value: REPLIES };
    const field = await screen.findByRole('combobox');
    expect(document.activeElement).toBe(field);
  });

  it('are found by words of title and text, without accents and with the values filled in', async () => {
    const user = await open();
    await user.keyboard('amanha');
    expect(titles()).toEqual(['Visita']);
    await user.clear(screen.getByRole('combobox'));
    await user.keyboard('carla');
    expect(titles()).toEqual(['Obrigada']);
    await user.keyboard('xyz');
    expect(screen.getByText('Nothing matches “carlaxyz”.')).toBeTruthy();
  });

  it('show the whole text of the highlighted one, with the open fields marked', async () => {
    const user = await open();
    expect(preview().querySelector('mark')?.textContent).toBe('{{contact.city}}');
    expect(preview().textContent).toContain('Passe na loja\nem');
    await user.keyboard('{ArrowDown}');
    expect(preview().textContent).toContain('Obrigada, Carla!');
  });

  it('insert on Enter, filled, and say which status they bring', async () => {
    const user = await open();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(inserted).toHaveBeenCalledExactlyOnceWith('Obrigada, Carla!', 'resolved', false);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('insert on a click', async () => {
    const user = await open();
    await user.click(screen.getByRole('option', { name: /Hello/ }));
    expect(inserted).toHaveBeenCalledExactlyOnceWith('Hello from Ana Reis', null, false);
  });

  it('insert and send in one go when nothing is left to settle', async () => {
    const user = await open();
    await user.keyboard('{ArrowDown}');
    await user.click(screen.getByRole('button', { name: 'Insert and send as resolved' }));
    expect(inserted).toHaveBeenCalledExactlyOnceWith('Obrigada, Carla!', 'resolved', true);
  });

  it('can be sent with another status than the one they bring', async () => {
    const user = await open();
    await user.keyboard('{ArrowDown}');
    expect(within(preview()).getByRole('button', { name: 'Insert and send as resolved' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'More ways to insert and send' }));
    await user.click(screen.getByRole('menuitemradio', { name: 'Insert and send as pending' }));
    expect(inserted).toHaveBeenCalledExactlyOnceWith('Obrigada, Carla!', 'pending', true);
  });

  it('found by their title stand before those found by their text only', async () => {
    answer.value = {
      state: 'ready',
      value: [
        aQuickReply({ id: 'a', title: 'Adeus', text: 'Até à próxima visita', status: null }),
        aQuickReply({ id: 'b', title: 'Marcar visita', text: 'Quando?', status: null }),
      ],
    };
    const user = await open();
    await user.keyboard('visita');
    expect(titles()).toEqual(['Marcar visita', 'Adeus']);
  });

  it('inside a page that may cover them are sent only after a question', async () => {
    vi.spyOn(window, 'top', 'get').mockReturnValue(null);
    await open();
    fireEvent.keyDown(screen.getByRole('combobox'), { key: 'ArrowDown' });
    // jsdom's own clicks are no person's: they do nothing at all.
    fireEvent.click(screen.getByRole('button', { name: 'Insert and send as resolved' }), { detail: 1 });
    expect(inserted).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('are never sent with a field open, and say why', async () => {
    const user = await open();
    const send = screen.getByRole('button', { name: 'Insert and send' });
    expect(send.getAttribute('aria-description')).toBe('1 field to settle before sending');
    await user.click(send);
    expect(inserted).not.toHaveBeenCalled();
  });

  it('offer no sending where the agent cannot send', async () => {
    await open({ canSend: false });
    expect(screen.queryByRole('button', { name: /Insert and send/ })).toBeNull();
  });

  it('keep Ctrl+Enter from the composer around them, and close on Escape', async () => {
    const sent = vi.fn();
    document.addEventListener('keydown', sent);
    const user = await open();
    await user.keyboard('{Control>}{Enter}{/Control}');
    document.removeEventListener('keydown', sent);
    expect(sent).not.toHaveBeenCalledWith(expect.objectContaining({ key: 'Enter' }));
    await user.click(screen.getByRole('button', { name: 'Knowledge Base' }));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Knowledge Base' }));
  });

  it('teach what they are where the desk has none, and say when they cannot be read', async () => {
    answer.value = { state: 'ready', value: [] };
    await open();
    expect(screen.getByText('No quick reply found')).toBeTruthy();
    answer.value = { state: 'failed', code: 'unexpected' };
    expect(await screen.findByRole('alert')).toBeTruthy();
  });

  it('can be used by everybody', async () => {
    await open();
    await expectNoFaults();
  });
});

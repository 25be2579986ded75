import { screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { place } from '@/components/app/navigation';
import { draftOf } from '@/components/composer/draft-model';
import { outboundAsked } from '@/components/outbound/asked';
import { held } from '@/components/wishes/held';
import { WishPlace } from '@/components/wishes/WishPlace';
import type { Wish } from '@/core/model/from-page';
import { putWish, wishes } from '@/core/store/from-page';
import { aSampleCase, aSurface, toastTexts } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';

const mine = (number: string, contact: string, over = {}) =>
  aSampleCase({ number, contact, assignee: 'ana', status: 'open', ...over });
const say = (wish: Wish) => putWish({ id: crypto.randomUUID(), tab: 7, at: new Date().toISOString(), wish });
const draft = (number: string, tab: 'reply' | 'note') =>
  draftOf({ case: `local:${number}`, tab, agent: 'ana' });

beforeEach(() => {
  held.value = undefined;
  outboundAsked.value = undefined;
});

async function aSidebar(cases = [mine('1001', 'carla'), mine('1002', 'dan')]) {
  const { show } = await aSurface({ cases });
  show(<WishPlace />);
  return { user: userEvent.setup() };
}

describe('what somebody wants from a page', () => {
  it('is quoted below what stands in the draft of the case in front, line by line', async () => {
    await aSidebar();
    place.value = { view: 'mine', case: 'local:1001' };
    const reply = draft('1001', 'reply');
    await reply.ready;
    reply.setText('As you wrote:');
    await say({ kind: 'reply', text: 'Order TW-1\n\nis late', site: 'crm.example' });
    await waitFor(() => expect(reply.text.value).toBe('As you wrote:\n\n> Order TW-1\n>\n> is late\n\n'));
    expect(toastTexts()).toEqual(['Quoted in your reply to Carla Lima']);
    expect(draft('1001', 'note').text.value).toBe('');
    expect(await wishes()).toEqual([]);
    reply.discard();
  });

  it('waits for a case to be chosen where none is in front', async () => {
    const { user } = await aSidebar();
    await say({ kind: 'note', text: 'Seen by the courier', site: 'crm.example' });
    await screen.findByRole('dialog', { name: 'Note on which case?' });
    await screen.findByRole('option', { name: /Dan Roe/ });
    await expectNoFaults(document.body);
    await user.keyboard('dan{Enter}');
    const note = draft('1002', 'note');
    await waitFor(() => expect(note.text.value).toBe('> Seen by the courier\n\n'));
    expect(place.value.case).toBe('local:1002');
    expect(screen.queryByRole('dialog')).toBeNull();
    note.discard();
  });

  it('asks whose reply it is for when the case in front is closed', async () => {
    await aSidebar([mine('1001', 'carla', { status: 'closed' }), mine('1002', 'dan')]);
    place.value = { view: 'mine', case: 'local:1001' };
    await say({ kind: 'reply', text: 'TW-1', site: '' });
    await screen.findByRole('dialog', { name: 'Use in which reply?' });
    expect(draft('1001', 'reply').text.value).toBe('');
  });

  it('shows a case without taking it', async () => {
    await aSidebar([aSampleCase({ number: '1003' })]);
    await say({ kind: 'case', case: 'local:1003' });
    await waitFor(() => expect(place.value.case).toBe('local:1003'));
  });

  it('begins a first message to the number in the selection', async () => {
    await aSidebar();
    await say({ kind: 'message', to: 'Call (11) 98765-4321', site: 'loja.com.br', desk: '', text: '' });
    await waitFor(() => expect(outboundAsked.value).toMatchObject({ to: '+5511987654321' }));
  });

  it('shows a selection without a number to be corrected', async () => {
    await aSidebar();
    await say({ kind: 'message', to: 'call me', site: '', desk: '', text: '' });
    await waitFor(() => expect(outboundAsked.value).toMatchObject({ to: 'call me' }));
  });
});

import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { place } from '@/components/app/navigation';
import { CustomerCard } from '@/components/case/card/CustomerCard';
import { FillFirst } from '@/components/case/card/FillFirst';
import { askFirst, fillFirst } from '@/components/case/card/fill-first';
import { changeStatus } from '@/components/case/change-status';
import { StatusMenu } from '@/components/case/StatusMenu';
import { StuckItems } from '@/components/case/StuckItems';
import type { SampleDesk } from '@/core/connectors/local/sample';
import { useQuery } from '@/core/live/use-query';
import { anItem } from '../../../fixtures/model';
import { smallDesk } from '../../../fixtures/small-desk';
import { anEntry, aSampleCase, aSurface } from '../../../fixtures/surface';
import { aView } from '../../composer/fixtures';
import { expectNoFaults } from '../../controls/axe';

const field = (over: Partial<SampleDesk['fields'][number]>): SampleDesk['fields'][number] => ({
  id: 'reason',
  label: 'Reason',
  on: 'case',
  kind: 'choice',
  options: ['Refund', 'Repair'],
  required: true,
  ...over,
});
const plain = { options: [], required: false };
const FIELDS = [
  field({}),
  field({ id: 'order', label: 'Order', kind: 'text', ...plain }),
  field({ id: 'parts', label: 'Parts', kind: 'number', ...plain }),
  field({ id: 'bought', label: 'Bought', kind: 'date', ...plain }),
  field({ id: 'story', label: 'Story', kind: 'long-text', ...plain }),
  field({ id: 'gift', label: 'Gift', kind: 'yes-no', ...plain }),
  field({ id: 'level', label: 'Level', on: 'contact', kind: 'text', ...plain }),
];

/** The card of the first case, and what an open case shows around it. */
function Open({ id }: { readonly id: string }) {
  const answer = useQuery('case', id);
  if (answer.state !== 'ready' || !answer.value) return null;
  return (
    <>
      <StatusMenu view={answer.value} />
      <CustomerCard view={answer.value} />
      <FillFirst view={answer.value} />
      <output data-testid="status">{answer.value.case.status}</output>
    </>
  );
}

async function aCard(over: Partial<SampleDesk> = {}) {
  const [carla, ...others] = smallDesk().contacts;
  if (!carla) throw new Error('no contact');
  const surface = await aSurface({
    fields: FIELDS,
    cases: [aSampleCase({ status: 'open', assignee: 'ana' })],
    contacts: [{ ...carla, timeZone: 'Europe/Lisbon' }, ...others],
    ...over,
  });
  const { database } = await import('@/core/store/database');
  const db = await database();
  const [first] = await vi.waitFor(async () => {
    const all = await db.getAll('cases');
    expect(all.length).toBe(over.cases?.length ?? 1);
    return all.filter(({ number }) => number === '1001');
  });
  const id = first?.id ?? '';
  place.value = { view: 'mine', case: id };
  surface.show(<Open id={id} />);
  await screen.findByRole('region', { name: 'Customer card' });
  return { ...surface, id };
}
const input = (name: RegExp | string) => screen.getByLabelText(name);
const shown = (name: RegExp | string) => Reflect.get(input(name), 'value');

beforeEach(() => {
  fillFirst.value = undefined;
});

describe('the customer card', () => {
  it("shows every fact and field with the browser's own control, without a fault for screen readers", async () => {
    await aCard();
    expect(shown('Email address')).toBe('carla@mail.example');
    expect(input(/^Reason/).tagName).toBe('SELECT');
    expect(input('Gift').tagName).toBe('SELECT');
    expect(input('Story').tagName).toBe('TEXTAREA');
    expect(input('Bought').getAttribute('type')).toBe('date');
    expect(input(/^Reason/).getAttribute('aria-required')).toBe('true');
    await expectNoFaults(document.body);
  });

  it('saves a field of the case when it is left', async () => {
    const { calls, id } = await aCard();
    await userEvent.type(input('Order'), ' A-17 ');
    expect(calls('setField')).toEqual([]);
    await userEvent.tab();
    await waitFor(() => expect(calls('setField')).toEqual([[id, 'order', 'A-17']]));
    await waitFor(() => expect(shown('Order')).toBe('A-17'));
  });

  it('folds what is empty for this person, and leaves a field where it is while it is filled in', async () => {
    await aCard();
    const more = screen.getByText('1 empty field').closest('details');
    expect(more?.contains(input('Level'))).toBe(true);
    expect(more?.contains(input('City'))).toBe(false);
    await userEvent.type(input('Level'), 'Gold{Enter}');
    await waitFor(() => expect(shown('Level')).toBe('Gold'));
    expect(more?.contains(input('Level'))).toBe(true);
  });

  it('saves by Enter, once', async () => {
    const { calls, id } = await aCard();
    await userEvent.type(input('Level'), 'Gold{Enter}');
    await userEvent.tab();
    await waitFor(() => expect(shown('Level')).toBe('Gold'));
    expect(calls('changeContact')).toEqual([[id, { fields: { level: 'Gold' } }]]);
  });

  it('takes back by Esc what was typed', async () => {
    const { calls } = await aCard();
    await userEvent.type(input('City'), 'Porto{Escape}');
    expect(shown('City')).toBe('');
    await userEvent.tab();
    expect(calls('changeContact')).toEqual([]);
  });

  it('saves a choice as soon as it is made', async () => {
    const { calls, id } = await aCard();
    await userEvent.selectOptions(input(/^Reason/), 'Repair');
    await waitFor(() => expect(calls('setField')).toEqual([[id, 'reason', 'Repair']]));
    await userEvent.selectOptions(input('Gift'), 'Yes');
    await waitFor(() => expect(calls('setField')).toContainEqual([id, 'gift', 'yes']));
  });

  it('says what is wrong and keeps what was typed', async () => {
    const { calls } = await aCard();
    await userEvent.clear(input('Email address'));
    await userEvent.type(input('Email address'), 'carla.mail.example');
    await userEvent.tab();
    expect(await screen.findByText(/no email address/)).toBeTruthy();
    expect(input('Email address').getAttribute('aria-invalid')).toBe('true');
    expect(shown('Email address')).toBe('carla.mail.example');
    expect(calls('changeContact')).toEqual([]);
  });

  it('reads a comma as a point, and takes no words for numbers', async () => {
    const { calls, id } = await aCard();
    await userEvent.type(input('Parts'), '2,5{Enter}');
    await waitFor(() => expect(calls('setField')).toEqual([[id, 'parts', '2.5']]));
    await waitFor(() => expect(shown('Parts')).toBe('2.5'));
    await userEvent.clear(input('Parts'));
    await userEvent.type(input('Parts'), 'many{Enter}');
    expect(await screen.findByText(/no number/)).toBeTruthy();
  });

  it('saves what stands in a field when the case is left with the focus in it', async () => {
    const { calls, id } = await aCard();
    await userEvent.type(input('Order'), 'B-2');
    cleanup();
    await waitFor(() => expect(calls('setField')).toEqual([[id, 'order', 'B-2']]));
  });

  it('only shows facts at a desk that takes no changes', async () => {
    await aSurface({ fields: FIELDS });
    const { capabilities } = aView();
    const contact = { ...smallDesk().contacts[0], id: 'local:carla', desk: 'local', notes: 'Calls late' };
    const view = aView({
      capabilities: { ...capabilities, editContacts: false },
      contact: { ...aContact, ...contact },
      fields: FIELDS,
      row: { fields: { gift: 'yes' } },
    });
    render(<CustomerCard view={view} />);
    expect(screen.queryAllByRole('textbox')).toEqual([]);
    expect(screen.getByText('Yes')).toBeTruthy();
    expect(screen.getByText('Calls late')).toBeTruthy();
  });
});

const aContact = {
  id: 'local:carla',
  desk: 'local',
  name: 'Carla Lima',
  email: '',
  phone: '',
  company: '',
  city: '',
  language: '',
  fields: {},
  timeZone: '',
  notes: '',
};

describe('notes about the person', () => {
  const notes = () => screen.getByRole('textbox', { name: /^Notes about the person/ });

  it('are saved when they are left, and are never sent', async () => {
    const { calls, id } = await aCard();
    await userEvent.type(notes(), 'Calls after six');
    await userEvent.tab();
    await waitFor(() => expect(calls('changeContact')).toEqual([[id, { notes: 'Calls after six' }]]));
    expect(calls('submitReply')).toEqual([]);
    expect(screen.getByText('For your team only, never sent.')).toBeTruthy();
  });
});

describe('other cases of the person', () => {
  const apart = smallDesk().contacts.map((one, n) => ({ ...one, phone: `+1202555011${n}` }));
  const cases = [
    aSampleCase({ status: 'open', assignee: 'ana', thread: [anEntry({ minutesAgo: 5 })] }),
    aSampleCase({
      number: '1002',
      channel: 'phone',
      subject: '',
      thread: [anEntry({ text: 'On the phone' })],
    }),
    aSampleCase({ number: '1003', contact: 'dan' }),
  ];

  it('are shown with channel, status and text, and a click only looks', async () => {
    const { calls } = await aCard({ cases, contacts: apart });
    const part = screen.getByRole('region', { name: 'Other cases of this person' });
    const line = await within(part).findByRole('button', { name: /On the phone/ });
    expect(line.textContent).toContain('New');
    expect(line.textContent).toContain('#1002');
    expect(within(part).queryByText(/1003/)).toBeNull();
    fireEvent.click(line);
    await waitFor(() => expect(calls('previewCase')).toHaveLength(1));
    await waitFor(() => expect(place.value.case).toBe(calls('previewCase')[0]?.[0]));
    expect(calls('openCase')).toEqual([]);
    expect(calls('assignToMe')).toEqual([]);
  });

  it('are said to be none', async () => {
    await aCard();
    expect(await screen.findByText('No other cases')).toBeTruthy();
  });
});

describe('a required field without a value', () => {
  const resolve = async () => {
    await userEvent.click(screen.getByRole('button', { name: /Change status/ }));
    await userEvent.click(await screen.findByRole('menuitemradio', { name: /Resolved/ }));
  };

  it('is asked for before the case is resolved; then it is', async () => {
    const { calls, id } = await aCard();
    await resolve();
    const dialog = await screen.findByRole('dialog', { name: 'Fill in Reason first' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Set as resolved' }));
    expect(await within(dialog).findByText('A value is needed here.')).toBeTruthy();
    await userEvent.selectOptions(within(dialog).getByLabelText('Reason'), 'Refund');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Set as resolved' }));
    await waitFor(() => expect(screen.getByTestId('status').textContent).toBe('resolved'));
    expect(calls('setField')).toEqual([[id, 'reason', 'Refund']]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('changes nothing when the agent thinks better of it', async () => {
    const { calls } = await aCard();
    await resolve();
    const dialog = await screen.findByRole('dialog', { name: 'Fill in Reason first' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(calls('setField')).toEqual([]);
    expect(screen.getByTestId('status').textContent).toBe('open');
  });

  it('is asked for by whatever way the status is set', async () => {
    const { id } = await aCard();
    const { queries } = await import('@/core/queries/index');
    const view = await queries.case.run(id);
    if (!view) throw new Error('no case');
    await changeStatus(view.case, 'closed');
    expect(await screen.findByRole('dialog', { name: 'Fill in Reason first' })).toBeTruthy();
  });
});

describe('a change the desk refused', () => {
  const failed = (action: Parameters<typeof anItem>[0] & object) =>
    aView({
      fields: FIELDS,
      stuck: [anItem({ state: 'failed', problem: { code: 'rejected', detail: '' }, ...action })],
    });

  it('is said with the name of the field and the value that was typed', () => {
    render(<StuckItems view={failed({ action: { kind: 'field', field: 'order', value: 'A-17' } })} />);
    expect(screen.getByRole('alert').textContent).toContain('Order was not changed');
    expect(screen.getByRole('alert').textContent).toContain('A-17');
    expect(screen.getByRole('button', { name: 'Dismiss' })).toBeTruthy();
  });

  it('keeps the words of a note', () => {
    const change = { notes: 'Calls after six' };
    render(<StuckItems view={failed({ action: { kind: 'contact', contact: 'local:carla', change } })} />);
    expect(screen.getByRole('alert').textContent).toContain('Calls after six');
  });

  it('says so when a field could not be cleared', () => {
    const change = { email: '' };
    render(<StuckItems view={failed({ action: { kind: 'contact', contact: 'local:carla', change } })} />);
    expect(screen.getByRole('alert').textContent).toContain('Email address was not cleared');
  });
});

describe('sending as resolved with a required field empty', () => {
  it('asks first, and sends only after that', () => {
    const go = vi.fn();
    const view = aView({ fields: FIELDS });
    expect(askFirst(view, 'resolved', 'Send as resolved', go)).toBe(true);
    expect(fillFirst.value).toMatchObject({ case: view.case.id, label: 'Send as resolved' });
    fillFirst.value?.go();
    expect(go).toHaveBeenCalledOnce();
  });

  it('does not ask when the case goes on, when all is filled in, or where fields cannot be changed', () => {
    const go = vi.fn();
    const view = aView({ fields: FIELDS });
    const fixed = { ...view, capabilities: { ...view.capabilities, editContacts: false } };
    const filled = aView({ fields: FIELDS, row: { fields: { reason: 'Refund' } } });
    expect(askFirst(view, 'pending', '', go)).toBe(false);
    expect(askFirst(view, null, '', go)).toBe(false);
    expect(askFirst(fixed, 'resolved', '', go)).toBe(false);
    expect(askFirst(filled, 'resolved', '', go)).toBe(false);
    expect(fillFirst.value).toBeUndefined();
  });
});

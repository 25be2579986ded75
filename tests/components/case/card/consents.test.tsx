import { screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Consents } from '@/components/case/card/Consents';
import { StopNote } from '@/components/case/StopNote';
import type { SampleDesk } from '@/core/connectors/local/sample';
import { smallDesk } from '../../../fixtures/small-desk';
import { anEntry, aSampleCase, aSurface, toastTexts } from '../../../fixtures/surface';
import { expectNoFaults } from '../../controls/axe';

type Contact = SampleDesk['contacts'][number];

/** The consents of a contact on mail, with what stands above the composer of their case. */
async function aCard(text = 'It squeaks', over: Partial<Contact> = {}) {
  const [carla, ...others] = smallDesk().contacts;
  if (!carla) throw new Error('no contact');
  const surface = await aSurface({
    cases: [aSampleCase({ status: 'open', assignee: 'ana', thread: [anEntry({ text })] })],
    contacts: [{ ...carla, ...over }, ...others],
  });
  surface.show(
    <>
      <StopNote caseId="local:1001" kind="email" />
      <Consents caseId="local:1001" />
    </>,
  );
  const section = await screen.findByRole('region', { name: 'Consent' });
  return { surface, section };
}

const line = (section: HTMLElement, channel: string) => {
  const found = within(section)
    .getAllByRole('listitem')
    .find((one) => one.textContent?.startsWith(channel));
  if (!found) throw new Error(channel);
  return found;
};

it('tells for every channel whether the customer may be written to first', async () => {
  const { section } = await aCard();
  expect(line(section, 'Email').textContent).toContain('Wrote to you before');
  expect(line(section, 'WhatsApp').textContent).toContain('Nothing recorded');
  await expectNoFaults(section);
});

it('records how somebody allowed it, with the agent and the day', async () => {
  const { section, surface } = await aCard();
  await userEvent.click(await screen.findByRole('button', { name: 'Record consent: WhatsApp' }));
  const field = screen.getByRole('textbox', { name: 'How did they allow it?' });
  expect(document.activeElement).toBe(field);
  await userEvent.type(field, 'on the phone{Enter}');
  await waitFor(() =>
    expect(line(section, 'WhatsApp').textContent).toMatch(/Given.*on the phone · Ana Reis/),
  );
  expect(surface.calls('setConsent')).toEqual([
    ['local:1001', { channel: 'whatsapp', state: 'given', how: 'on the phone' }],
  ]);
  expect(toastTexts()).toContain('WhatsApp: Given');
});

it('records nothing without a word of how, and Escape leaves it', async () => {
  const { surface } = await aCard();
  await userEvent.click(await screen.findByRole('button', { name: 'Record consent: WhatsApp' }));
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(surface.calls('setConsent')).toEqual([]);
});

it('one click notes that they asked to stop, one more that they revoke everything', async () => {
  const { section } = await aCard();
  await userEvent.click(await screen.findByRole('button', { name: 'Asked to stop: Email' }));
  await waitFor(() => expect(line(section, 'Email').textContent).toContain('Asked to stop: no marketing'));
  await userEvent.click(screen.getByRole('button', { name: 'Revoke: Email' }));
  await waitFor(() => expect(line(section, 'Email').textContent).toContain('Revoked: no first messages'));
  expect(screen.queryByRole('button', { name: 'Revoke: Email' })).toBeNull();
});

it('a customer’s word is pointed out above the composer and noted with one click', async () => {
  const { section } = await aCard('PARAR');
  const note = (await screen.findByText(/The customer wrote “PARAR”/)).closest('div');
  if (!note) throw new Error('no note');
  await userEvent.click(within(note).getByRole('button', { name: 'Asked to stop' }));
  await waitFor(() => expect(line(section, 'Email').textContent).toMatch(/Asked to stop.*PARAR · Ana Reis/));
  expect(screen.queryByText(/The customer wrote/)).toBeNull();
});

it('a word that was not meant so is put away, and nothing is noted', async () => {
  const { surface } = await aCard('Stop');
  await screen.findByText(/The customer wrote “STOP”/);
  await userEvent.click(screen.getByRole('button', { name: 'Not meant so' }));
  expect(screen.queryByText(/The customer wrote/)).toBeNull();
  expect(surface.calls('setConsent')).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import type { Contact } from '@/core/model/contact';
import { codeOf } from '@/core/model/errors';
import {
  act,
  caseNow,
  type DeskHarness,
  itemFor,
  type MakeHarness,
  send,
  soon,
  withDesk,
} from './harness.ts';

/** Every contact as the desk tells them now. */
async function contactsNow({ connector }: DeskHarness): Promise<Map<string, Contact>> {
  const found = new Map<string, Contact>();
  for (let cursor: string | null = null; ; ) {
    const changes = await connector.pull(cursor, soon());
    for (const contact of changes.contacts) found.set(contact.id, contact);
    cursor = changes.cursor;
    if (!changes.more) return found;
  }
}

async function personOf(h: DeskHarness, caseId: string): Promise<Contact> {
  const { contact } = await caseNow(h, caseId);
  const found = (await contactsNow(h)).get(contact);
  if (!found) throw new Error(`the desk does not tell of ${contact}`);
  return found;
}

const refused = (work: Promise<unknown>) => work.then(() => '', codeOf);

/** Custom fields and what is known about contacts. */
export const fields = (make: MakeHarness) =>
  describe('fields', () => {
    test(
      'the directory tells what fields there are, and which must have a value',
      withDesk(make, async (h) => {
        const { fields: told } = await h.connector.directory(soon());
        expect(told.find(({ id }) => id === h.fields.case)).toMatchObject({ on: 'case', required: true });
        expect(told.find(({ id }) => id === h.fields.contact)).toMatchObject({ on: 'contact' });
      }),
    );

    test(
      'a field of a case is set, changed and cleared',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        const field = h.fields.case;
        await act(h, id, { kind: 'field', field, value: 'Refund' });
        expect((await caseNow(h, id)).fields).toEqual({ [field]: 'Refund' });
        await act(h, id, { kind: 'field', field, value: 'Repair' });
        expect((await caseNow(h, id)).fields).toEqual({ [field]: 'Repair' });
        await act(h, id, { kind: 'field', field, value: '' });
        expect((await caseNow(h, id)).fields).toEqual({});
      }),
    );

    test(
      'the same item twice sets a field once, also over what came later',
      withDesk(make, async (h) => {
        if (!h.dedupes) return;
        const id = await h.server.aCase();
        const field = h.fields.case;
        const first = itemFor(h, id, { kind: 'field', field, value: 'Refund' });
        await send(h, first);
        await act(h, id, { kind: 'field', field, value: 'Repair' });
        await send(h, first);
        expect((await caseNow(h, id)).fields).toEqual({ [field]: 'Repair' });
      }),
    );

    test(
      'a value that does not fit, and a field that is not there, are refused',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        const wrong = { kind: 'field', field: h.fields.case, value: 'Whatever' } as const;
        expect(await refused(act(h, id, wrong))).toBe('rejected');
        expect(await refused(act(h, id, { ...wrong, field: 'nobody-knows' }))).toBe('rejected');
        expect((await caseNow(h, id)).fields).toEqual({});
      }),
    );

    test(
      'what is known about the person changes, and nothing else about them',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        const before = await personOf(h, id);
        const change = {
          name: 'Carla Reis',
          notes: 'Calls after six',
          fields: { [h.fields.contact]: 'Gold' },
        };
        await act(h, id, { kind: 'contact', contact: before.id, change });
        expect(await personOf(h, id)).toEqual({ ...before, ...change });
        expect((await caseNow(h, id)).contactName).toBe('Carla Reis');
      }),
    );

    test(
      'every case of a person is told anew with their new name',
      withDesk(make, async (h) => {
        const [one, other] = [await h.server.aCase(), await h.server.aCase()];
        const { contact } = await caseNow(h, one);
        await act(h, one, { kind: 'contact', contact, change: { name: 'Carla Reis' } });
        expect((await caseNow(h, other)).contactName).toBe('Carla Reis');
      }),
    );

    test(
      'an impossible address, and a change meant for somebody else, are refused',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        const { id: contact, email } = await personOf(h, id);
        const change = { email: 'not an address' };
        expect(await refused(act(h, id, { kind: 'contact', contact, change }))).toBe('rejected');
        const other = `${contact}-other`;
        expect(await refused(act(h, id, { kind: 'contact', contact: other, change: { name: 'X' } }))).toBe(
          'gone',
        );
        expect((await personOf(h, id)).email).toBe(email);
      }),
    );
  });

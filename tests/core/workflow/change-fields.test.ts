// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { FieldDefinition } from '@/core/model/field';
import {
  aWorld,
  caseAt,
  killWorker,
  settled,
  signedInWorker,
  type Worker,
  type World,
} from '../../fixtures/worker';

const REASON: FieldDefinition = {
  id: 'reason',
  label: 'Reason',
  on: 'case',
  kind: 'choice',
  options: ['Refund', 'Repair'],
  required: true,
};
const LEVEL: FieldDefinition = { ...REASON, id: 'level', label: 'Level', on: 'contact', required: false };

let world: World;
let worker: Worker;

/** The definitions the desk has from now on. */
async function define(fields: readonly FieldDefinition[]) {
  const directory = await world.db.get('directory', 'directory');
  if (directory) await world.db.put('directory', { ...directory, fields });
}
const viewOf = async (id: string) => {
  const view = await worker.queries.case.run(id);
  if (!view) throw new Error('no case');
  return view;
};
const serverCase = async (id: string) => world.db.get('cases', id.slice('local:'.length));

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  world = await aWorld();
  await define([REASON, LEVEL]);
  worker = await signedInWorker(world);
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

describe('a field of a case', () => {
  test('shows its new value at once, marked until the desk has it', async () => {
    const id = await caseAt(world, worker);
    world.fault = 'stall';
    await worker.setField(id, 'reason', 'Refund');
    const view = await viewOf(id);
    expect(view.case.fields).toEqual({ reason: 'Refund' });
    expect(view.changing).toEqual(['case.reason']);
  });

  test("is the desk's own once it arrived", async () => {
    const id = await caseAt(world, worker);
    await worker.setField(id, 'reason', 'Refund');
    await settled(worker);
    expect((await serverCase(id))?.fields).toEqual({ reason: 'Refund' });
    expect(await viewOf(id)).toMatchObject({
      case: { fields: { reason: 'Refund' } },
      changing: [],
      stuck: [],
    });
  });

  test('goes back to what the desk has if the desk refuses, and the refusal is kept to be said', async () => {
    const id = await caseAt(world, worker);
    // Its administrator took the choice away, and this browser does not know yet.
    await define([{ ...REASON, options: ['Repair'] }]);
    await worker.setField(id, 'reason', 'Refund');
    await settled(worker);
    const view = await viewOf(id);
    expect(view.case.fields).toEqual({});
    expect(view.stuck).toMatchObject([
      {
        state: 'failed',
        action: { kind: 'field', value: 'Refund' },
        problem: { code: 'rejected', detail: 'Reason' },
      },
    ]);
  });

  test('takes no value that does not fit', async () => {
    const id = await caseAt(world, worker);
    await expect(worker.setField(id, 'reason', 'Whatever')).rejects.toMatchObject({ code: 'rejected' });
    await expect(worker.setField(id, 'level', 'Refund')).rejects.toMatchObject({ code: 'rejected' });
    expect((await viewOf(id)).changing).toEqual([]);
  });

  test('is left alone at a desk that takes no changes', async () => {
    const id = await caseAt(world, worker);
    const { capabilities } = await viewOf(id);
    await worker.patchDesk('local', { capabilities: { ...capabilities, editContacts: false } });
    await expect(worker.setField(id, 'reason', 'Refund')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(worker.changeContact(id, { name: 'X' })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a required field', () => {
  test('must have a value before the case is resolved or closed', async () => {
    const id = await caseAt(world, worker);
    for (const status of ['resolved', 'closed'] as const)
      await expect(worker.setStatus(id, status)).rejects.toMatchObject({
        code: 'missing-field',
        detail: 'Reason',
      });
    await worker.setStatus(id, 'pending');
    await settled(worker);
    expect((await serverCase(id))?.status).toBe('pending');
  });

  test('filled in a moment ago is enough, and arrives before the status', async () => {
    const id = await caseAt(world, worker);
    world.fault = 'stall';
    await worker.setField(id, 'reason', 'Repair');
    await worker.setStatus(id, 'resolved');
    world.fault = null;
    const items = await (await worker.database()).getAllFromIndex('outbox', 'bySeq');
    expect(items.map(({ action }) => action.kind)).toEqual(['field', 'status']);
  });

  test('is asked of each of several cases that are resolved at once', async () => {
    const [filled, empty] = [await caseAt(world, worker), await caseAt(world, worker)];
    await worker.setField(filled, 'reason', 'Repair');
    const { changeCases } = await import('@/core/workflow/change-cases');
    const { outcomes } = await changeCases('g', [filled, empty], { kind: 'status', status: 'resolved' });
    expect(outcomes).toEqual([
      { case: filled, refused: null, missing: '' },
      { case: empty, refused: 'missing-field', missing: 'Reason' },
    ]);
  });

  test('keeps a reply from going out as resolved, and nothing of it is sent', async () => {
    const id = await caseAt(world, worker);
    const reply = { draft: crypto.randomUUID(), case: id, text: 'Done', attachments: [], seenRevision: 1 };
    await expect(worker.submitReply({ ...reply, status: 'resolved' })).rejects.toMatchObject({
      code: 'missing-field',
    });
    expect(await (await worker.database()).count('outbox')).toBe(0);
    await worker.submitReply({ ...reply, status: null });
    expect(await (await worker.database()).count('outbox')).toBe(1);
  });
});

describe('what is known about a person', () => {
  test('shows at once in every case of theirs', async () => {
    const [one, other] = [await caseAt(world, worker), await caseAt(world, worker)];
    world.fault = 'stall';
    await worker.changeContact(one, { city: 'Porto', fields: { level: 'Refund' } });
    await worker.changeContact(one, { city: 'Braga' });
    for (const id of [one, other]) {
      const { contact, changing } = await viewOf(id);
      expect(contact).toMatchObject({ city: 'Braga', fields: { level: 'Refund' } });
      expect([...new Set(changing)]).toEqual(['contact.city', 'contact.fields.level']);
    }
  });

  test('reaches the desk, and does not flicker on the way', async () => {
    const id = await caseAt(world, worker);
    await worker.changeContact(id, { notes: 'Calls after six' });
    await settled(worker);
    expect((await world.db.get('contacts', 'carla'))?.notes).toBe('Calls after six');
    expect(await viewOf(id)).toMatchObject({ contact: { notes: 'Calls after six' }, changing: [] });
  });

  test('must be possible', async () => {
    const id = await caseAt(world, worker);
    await expect(worker.changeContact(id, { email: 'carla' })).rejects.toMatchObject({
      code: 'rejected',
      detail: 'email',
    });
  });

  test('changes no draft that is written already', async () => {
    const id = await caseAt(world, worker);
    const mail = {
      mode: 'reply',
      from: '',
      to: ['carla@mail.example'],
      cc: [],
      bcc: [],
      subject: '',
      answers: '',
      quote: true,
    };
    const key = `draft:${id}:reply:ana`;
    const draft = {
      id: 'd',
      case: id,
      tab: 'reply',
      agent: 'ana',
      text: 'Hi',
      attachments: [],
      mail,
      savedAt: '2026-11-02',
    };
    await fakeBrowser.storage.local.set({ [key]: draft });
    await worker.changeContact(id, { email: 'new@mail.example' });
    await settled(worker);
    expect((await fakeBrowser.storage.local.get(key))[key]).toEqual(draft);
    expect((await viewOf(id)).contact?.email).toBe('new@mail.example');
  });
});

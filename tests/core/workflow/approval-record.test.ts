import { beforeEach, describe, expect, test } from 'vitest';
import { ask, elsewhere, requestOf } from '../../fixtures/approvals';
import { aWorld, caseAt, settled, signedInWorker, type Worker, type World } from '../../fixtures/worker';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});

/** What the background hands out about the desk, to whoever is signed in. */
async function record() {
  const { approvalRecord } = await import('@/core/workflow/approval-record');
  return approvalRecord('local');
}
/** Nia has asked about a case of hers; Ben is the one who is signed in then. */
async function askedByNia(): Promise<{ worker: Worker; id: string }> {
  const nia = await signedInWorker(world, 'nia');
  const id = await caseAt(world, nia, { assignee: 'nia', status: 'open' });
  await ask(nia, id, { queue: 'repairs' });
  await settled(nia);
  return { worker: await signedInWorker(world, 'ben'), id };
}

describe('the record of approvals', () => {
  test('tells an approver of everybody’s requests, with what people call case, contact and queue', async () => {
    const { id } = await askedByNia();
    expect(await record()).toMatchObject([
      {
        number: id.slice('local:'.length),
        contact: 'Carla Lima',
        queue: 'Repairs',
        approval: { case: id, author: { id: 'nia' }, log: [{ kind: 'requested' }] },
      },
    ]);
  });

  test('is refused to whoever neither approves nor administers, before the desk is asked', async () => {
    await askedByNia();
    await signedInWorker(world, 'ana');
    const before = world.requests;
    await expect(record()).rejects.toMatchObject({ code: 'no-right' });
    expect(world.requests).toBe(before);
  });

  test('says that the desk cannot be reached, instead of saving less than there is', async () => {
    await askedByNia();
    world.fault = 'cut';
    await expect(record()).rejects.toMatchObject({ code: 'offline' });
  });

  test('where a desk tells no more than it lists, has just that, and nothing of this browser’s own', async () => {
    const { worker } = await askedByNia();
    const { connectorOf } = await import('@/core/workflow/connectors');
    Object.assign((await connectorOf('local')).approvals ?? {}, { record: undefined });
    const [entry] = await record();
    const one = await requestOf(worker, entry?.approval.id.slice('local:'.length) ?? '');
    await elsewhere(world, 'nia', one, { do: 'withdraw' });
    await settled(worker);
    const { putApprovalAway } = await import('@/core/store/approvals');
    await putApprovalAway(one.id);
    const [after] = await record();
    expect(after?.approval).toMatchObject({ id: one.id, state: 'withdrawn' });
    expect(after?.approval).not.toHaveProperty('away');
  });

  test('goes on telling of a case that is not stored here', async () => {
    const { worker, id } = await askedByNia();
    await worker.write(['cases'], async (tx) => tx.objectStore('cases').delete(id));
    expect(await record()).toMatchObject([{ number: '', contact: '', approval: { case: id } }]);
  });
});

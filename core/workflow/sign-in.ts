import type { Desk } from '@/core/model/desk';
import { deskById, patchDesk, putDesk, putDirectory } from '@/core/store/desks';
import { connectorOf } from './connectors.ts';
import { deliverDesk } from './deliver-outbox.ts';
import { inBackground } from './in-background.ts';
import { pullDesk } from './pull-desk.ts';

const TIMEOUT = 20_000;

/** Signs in to a desk that is known already, reads who and what it has, and catches up. */
export async function signIn(deskId: string, as?: string) {
  await patchDesk(deskId, { health: 'connecting' });
  const connector = await connectorOf(deskId);
  const { me, name } = await connector.signIn(AbortSignal.timeout(TIMEOUT), as);
  await putDirectory(deskId, await connector.directory(AbortSignal.timeout(TIMEOUT)));
  await patchDesk(deskId, { me, name, health: 'in-step' });
  await pullDesk(deskId);
  inBackground('deliver', deliverDesk(deskId));
}

/** Adds a desk nobody is signed in to yet; known ones stay as they are. */
export async function addDesk(desk: Pick<Desk, 'id' | 'kind' | 'name' | 'capabilities'>) {
  if (await deskById(desk.id)) return;
  await putDesk({ ...desk, me: null, health: 'signed-out', inStepAt: null });
}

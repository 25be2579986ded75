import type { Desk } from '@/core/model/desk';
import { codeOf } from '@/core/model/errors';
import { deskById, listAnew, patchDesk, putDesk, putDirectory } from '@/core/store/desks';
import { hurryItems } from '@/core/store/outbox';
import { connectorOf } from './connectors.ts';
import { deliverDesk } from './deliver-outbox.ts';
import { noteHealth } from './desk-health.ts';
import { inBackground } from './in-background.ts';
import { healthAfter, pullDesk } from './pull-desk.ts';
import { timeout } from './timeout.ts';

/** Who is signed in, and who and what the desk has: both read anew, since rights may have changed meanwhile. */
async function readDesk(deskId: string, as?: string) {
  const connector = await connectorOf(deskId);
  const { me, name } = await connector.signIn(timeout(), as);
  if ((await deskById(deskId))?.me?.id !== me.id) await listAnew(deskId);
  await putDirectory(deskId, await connector.directory(timeout()));
  await noteHealth(deskId, { me, name, health: 'in-step' });
}

/**
 * Signs in to a desk that is known already, reads who and what it has, and catches up. Whoever was signed in stays
 * so if it fails.
 */
export async function signIn(deskId: string, as?: string) {
  await patchDesk(deskId, { health: 'connecting' });
  await readDesk(deskId, as).catch(async (error: unknown) => {
    await noteHealth(deskId, { health: healthAfter(codeOf(error)) });
    throw error;
  });
  await pullDesk(deskId);
  // What waited for this goes on now, not when its patience would have ended.
  await hurryItems(deskId, new Date().toISOString());
  inBackground('deliver', deliverDesk(deskId));
}

/** Adds a desk nobody is signed in to yet; known ones stay as they are. */
export async function addDesk(desk: Pick<Desk, 'id' | 'kind' | 'name' | 'capabilities'>) {
  if (await deskById(desk.id)) return;
  await putDesk({ ...desk, me: null, health: 'signed-out', inStepAt: null });
}

import type { Connector } from '@/core/connectors/connector';
import type { AdminChange, DeskSettings } from '@/core/model/admin-change';
import { CasebarError } from '@/core/model/errors';
import { directoryOf, patchDesk, signedIn } from '@/core/store/desks';
import { connectorOf } from './connectors.ts';
import { pullDesk } from './pull-desk.ts';
import { followRights } from './surfaces.ts';
import { timeout } from './timeout.ts';

/** The connector, for somebody who may. Errors: signed-out, forbidden. */
async function asAdministrator(desk: string): Promise<{ connector: Connector; me: string }> {
  const { me } = await signedIn(desk);
  if (!me.rights.includes('administer')) throw new CasebarError('forbidden', me.name);
  return { connector: await connectorOf(desk), me: me.id };
}

/**
 * Changes the desk's settings, then reads what became of them: every surface follows the stored directory. Not
 * owed like an answer: the administrator waits to hear whether the desk took it.
 */
export async function administer(desk: string, change: AdminChange) {
  const { connector, me: id } = await asAdministrator(desk);
  if (!connector.administer) throw new CasebarError('forbidden', desk);
  await connector.administer(change, timeout());
  await pullDesk(desk);
  // They may have changed themselves.
  const me = (await directoryOf(desk))?.agents.find((agent) => agent.id === id);
  if (me) await patchDesk(desk, { me });
  await followRights();
}

/** The rules and what only administrators need to know. */
export async function deskRules(desk: string): Promise<DeskSettings> {
  const { connector } = await asAdministrator(desk);
  if (!connector.rules) throw new CasebarError('forbidden', desk);
  return connector.rules(timeout());
}

import browser from 'webextension-polyfill';
import type { Connector } from '@/core/connectors/connector';
import type { DeskScript, EmbeddedDesk } from '@/core/connectors/hand-over';
import { deskEntry } from '@/core/connectors/load';
import { togetherAt } from '@/core/connectors/together';
import type { DeskKind } from '@/core/model/desk';
import { CasebarError } from '@/core/model/errors';
import { deskById } from '@/core/store/desks';
import { atHome } from '@/core/store/home';

/** The embedded desk is always the same one; its id never changes. */
export const LOCAL_DESK = 'local';

// Kept as promises: two callers in the same moment must not open two.
const open = new Map<string, Promise<Connector>>();

/** The embedded desk's server side may be elsewhere, shared with others. */
const scriptOf = async (kind: DeskKind): Promise<DeskScript> =>
  kind === 'local' && (await togetherAt(browser.storage.local)) !== '' ? 'together' : kind;

/** The server side of the embedded desk. */
export async function embeddedDesk(): Promise<EmbeddedDesk> {
  await atHome();
  const { embedded } = await deskEntry(await scriptOf('local'));
  if (!embedded) throw new CasebarError('unexpected', 'no embedded desk');
  return embedded({ storage: browser.storage.local });
}

/** The sample desk shipped with the extension, as it stands in its file; read only when somebody starts practising. */
export async function sampleDesk(): Promise<unknown> {
  const response = await fetch(browser.runtime.getURL('sample-desk.json'));
  return response.json();
}

/** The connector of a desk. Errors: gone. */
export function connectorOf(deskId: string): Promise<Connector> {
  const before = open.get(deskId);
  if (before) return before;
  const gone = () => open.delete(deskId);
  const opened = deskById(deskId).then(async (desk) => {
    if (!desk) throw new CasebarError('gone', deskId);
    return (await deskEntry(await scriptOf(desk.kind))).open(desk.id, {
      gone,
      storage: browser.storage.local,
    });
  });
  open.set(deskId, opened);
  opened.catch(gone);
  return opened;
}

/** The next one who asks gets a connector made anew: what it was made from has changed. */
export const forgetConnector = (deskId: string) => void open.delete(deskId);

import { database, write } from './database.ts';
import type { CaseTab } from './schema.ts';

/** The agent's open cases in their order. */
export async function tabsOf(desk: string, agent: string): Promise<CaseTab[]> {
  const all = await (await database()).getAll('tabs');
  return all.filter((tab) => tab.desk === desk && tab.agent === agent).sort((a, b) => a.order - b.order);
}

/** Opens or keeps a tab; a previewed case takes the place of the one previewed before. */
export const openTab = (tab: Omit<CaseTab, 'order' | 'seenRevision'>) =>
  write(['tabs'], async (tx) => {
    const tabs = tx.objectStore('tabs');
    const all = await tabs.getAll();
    const before = all.find((other) => other.case === tab.case);
    // It is there already; looking at it once more does not make a kept tab one that is only looked at.
    if (before && (!before.preview || tab.preview) && before.agent === tab.agent) return;
    const replaced = tab.preview
      ? all.find((other) => other.preview && other.agent === tab.agent)
      : undefined;
    if (replaced && replaced.case !== tab.case) await tabs.delete(replaced.case);
    const last = Math.max(0, ...all.map((other) => other.order));
    // In the place of what it replaces: going through a list with Space must not make the tabs jump.
    const order = before?.order ?? replaced?.order ?? last + 1;
    const seenRevision = before?.agent === tab.agent ? before.seenRevision : 0;
    await tabs.put({ ...tab, order, seenRevision });
  });

/** Closes a tab; answers it, for taking it back. */
export const dropTab = (caseId: string) =>
  write(['tabs'], async (tx) => {
    const tab = await tx.objectStore('tabs').get(caseId);
    await tx.objectStore('tabs').delete(caseId);
    return tab;
  });

/** Closes the tabs of several cases; answers those there were. */
export const dropTabs = (cases: readonly string[]) =>
  write(['tabs'], async (tx) => {
    const gone = (await tx.objectStore('tabs').getAll()).filter((tab) => cases.includes(tab.case));
    for (const tab of gone) await tx.objectStore('tabs').delete(tab.case);
    return gone;
  });

/** Puts a tab back as it was. */
export const restoreTab = (tab: CaseTab) =>
  write(['tabs'], async (tx) => void (await tx.objectStore('tabs').put(tab)));

/** Moves a tab to place `to`, counted from 0 over `desk`'s tabs of `agent`. */
export async function moveTab(caseId: string, to: number, desk: string, agent: string) {
  const tabs = await tabsOf(desk, agent);
  const moved = tabs.find((tab) => tab.case === caseId);
  if (!moved) return;
  const rest = tabs.filter((tab) => tab !== moved);
  rest.splice(to, 0, moved);
  await write(['tabs'], async (tx) => {
    for (const [order, tab] of rest.entries()) await tx.objectStore('tabs').put({ ...tab, order });
  });
}

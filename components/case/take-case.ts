import { signal } from '@preact/signals';
import { act } from '@/components/app/act.ts';
import { desk } from '@/core/live/desk';
import type { CaseRow } from '@/core/queries/inbox';

/** Id of the case that is about to be taken from a colleague; asked about before it is. */
export const takingOver = signal<string | undefined>(undefined);

/** A free case becomes mine at once; from a colleague it is taken only after asking. */
export function takeCase({ id, mine, assignee }: Pick<CaseRow, 'id' | 'mine' | 'assignee'>) {
  if (mine) return;
  if (assignee === null) void act(desk.assignToMe(id));
  else takingOver.value = id;
}

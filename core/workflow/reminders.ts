import { dropReminder, putReminder, ringReminders } from '@/core/store/reminders';
import { notifyReminder } from './notify.ts';
import { workOn } from './owe.ts';
import { arm, schedule } from './schedule.ts';

/** Asks to be reminded of a case; nobody else knows of it. A time that has come rings at once. Errors: gone. */
export async function setReminder(caseId: string, at: string, note: string) {
  const { record, me } = await workOn(caseId);
  const reminder = {
    case: caseId,
    desk: record.desk,
    agent: me.id,
    at: new Date(at).toISOString(),
    note: note.trim(),
    rung: false,
  };
  await putReminder(reminder, `remind:${caseId}`);
  await arm();
}

/** Done with it. What the contact wrote meanwhile does not do this: only the agent knows what it was for. */
export async function clearReminder(caseId: string) {
  const { me } = await workOn(caseId);
  await dropReminder(caseId, me.id);
}

/** The job: marked before it is told, so that a worker that dies in between tells nothing twice. */
export async function ring(caseId: string) {
  const { due, next } = await ringReminders(caseId, new Date().toISOString());
  for (const reminder of due) await notifyReminder(reminder);
  if (next) await schedule(`remind:${caseId}`, Date.parse(next));
}

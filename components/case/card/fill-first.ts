import { signal } from '@preact/signals';
import { type CaseStatus, isDone } from '@/core/model/case';
import { missingFields } from '@/core/model/field';
import type { CaseView } from '@/core/queries/case';

/** Something that waits for required fields. */
export interface Waiting {
  readonly case: string;
  /** The words on the button that does it. */
  readonly label: string;
  /** What the agent wanted, once everything is filled in. */
  go(): void;
}

/** What the open case asks for before it may end; at most one thing at a time. */
export const fillFirst = signal<Waiting | undefined>(undefined);

/**
 * Asks for required fields before the case ends with this status; false = there is nothing to ask, and nothing was
 * kept for later. Where fields cannot be changed from here the desk itself has to ask.
 */
export function askFirst(view: CaseView, status: CaseStatus | null, label: string, go: () => void): boolean {
  if (!status || !isDone(status) || !view.capabilities.editContacts) return false;
  if (missingFields(view.fields, view.case.fields).length === 0) return false;
  fillFirst.value = { case: view.case.id, label, go };
  return true;
}

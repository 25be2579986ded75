import type { Agent } from '@/core/model/directory';
import { CasebarError } from '@/core/model/errors';
import { newCaseId, type OutboxAction, type OutboxItem } from '@/core/model/outbox-item';
import { enqueue } from '@/core/store/outbox';
import { deliverCase } from './deliver-outbox.ts';
import { inBackground } from './in-background.ts';
import { arm } from './schedule.ts';

type First = Extract<OutboxAction, { kind: 'outbound' }>;

/** What is owed for the first time, to a case the desk has not got yet. */
interface OwingFirst {
  readonly desk: { readonly id: string; readonly me: Agent };
  /** Becomes the item's id. */
  readonly draft: string;
  readonly action: First;
  /** Milliseconds in which it can be taken back. */
  readonly undo: number | undefined;
}

/** Consent is noted anew with every asking; whom it goes to and what it says must be the same. Errors: conflict. */
function mustBeSame({ action, agent }: OutboxItem, { consent: _, ...now }: First) {
  const { consent: __, ...before } = { consent: undefined, ...action };
  if (JSON.stringify(before) !== JSON.stringify(now)) throw new CasebarError('conflict', agent);
}

/** Owes a first message; its case is named after the draft, so asking twice makes one. */
export async function oweFirst({ desk, draft, action, undo }: OwingFirst) {
  const now = Date.now();
  const dueAt = new Date(now + (undo ?? 0)).toISOString();
  const item = {
    id: draft,
    desk: desk.id,
    case: newCaseId(desk.id, draft),
    agent: desk.me.id,
    action,
    state: 'queued' as const,
    attempts: [],
    dueAt,
    ...(undo && { undoUntil: dueAt }),
    createdAt: new Date(now).toISOString(),
    problem: null,
    seenRevision: 0,
  };
  const before = await enqueue(item, null, `deliver:${desk.id}`);
  if (before) return mustBeSame(before, action);
  await arm();
  if (!undo) inBackground('deliver', deliverCase(desk.id, item.case));
}

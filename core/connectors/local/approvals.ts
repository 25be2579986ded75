import type { OutboxItem } from '@/core/model/outbox-item';
import type { ApprovalDesk } from '../approvals.ts';
import type { Receipt } from '../connector.ts';
import type { Wire } from './index.ts';
import { ownId, toApproval } from './to-model.ts';

/** Takes an item of any kind to the desk, its files first. */
type Deliver = (item: OutboxItem, files: ReadonlyMap<string, Blob>, signal: AbortSignal) => Promise<Receipt>;

const NO_FILES: ReadonlyMap<string, Blob> = new Map();

/** Approvals at the embedded desk, which has tables for them: every step goes in as an item of its own. */
export function createApprovals(desk: string, wire: Wire, deliver: Deliver): ApprovalDesk {
  const own = (id: string) => ownId(desk, id);
  return {
    async listApprovals(signal) {
      const found = await wire((s) => s.approvals(), signal);
      return found.map((row) => toApproval(desk, row));
    },
    async record(signal) {
      const found = await wire((s) => s.approvalRecord(), signal);
      return found.map((row) => toApproval(desk, row));
    },
    claim: (approval, revision, signal) => wire((s) => s.claim(own(approval), revision), signal),
    release: (approval, signal) => wire((s) => s.release(own(approval)), signal),
    requestApproval: deliver,
    revise: deliver,
    withdraw: (item, signal) => deliver(item, NO_FILES, signal),
    decide: deliver,
  };
}

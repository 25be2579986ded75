import type { Wire } from '@/core/connectors/local/index';
import type { DeskServer } from '@/core/connectors/local/server/desk-server';
import { CasebarError } from '@/core/model/errors';
import { type Fault, RETRY_AFTER, WINNER } from '../servers/faults.ts';

/** Resolves never, rejects when the caller gives up. */
const silence = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });

const refusal = (fault: Fault): CasebarError => {
  const retryAt = new Date(Date.now() + RETRY_AFTER * 1000).toISOString();
  if (fault === 401) return new CasebarError('signed-out');
  if (fault === 403) return new CasebarError('forbidden');
  if (fault === 409) return new CasebarError('conflict', WINNER);
  if (fault === 429) return new CasebarError('busy', '', { retryAt });
  return new CasebarError(fault === 'cut' ? 'offline' : 'unexpected');
};

/** A line within one process that does to requests what networks do. */
export function faultyWire(server: DeskServer, fault: () => Fault | null): Wire {
  return async (request, signal) => {
    signal.throwIfAborted();
    switch (fault()) {
      case null:
      case 'reorder':
        return request(server);
      case 'repeat':
        await request(server);
        return request(server);
      case 'drop-answer':
        await request(server);
        throw new CasebarError('offline');
      case 'rubbish':
        await request(server);
        throw new CasebarError('unexpected');
      case 'stall-after':
        await request(server);
        return silence(signal);
      case 'stall':
        return silence(signal);
      default:
        throw refusal(fault() ?? 500);
    }
  };
}

/** News late, twice and in another order while the fault says so. */
export const faultyNews = (server: DeskServer, fault: () => Fault | null): DeskServer => ({
  ...server,
  listen: (onNews, signal) =>
    server.listen(() => {
      if (fault() !== 'reorder') return onNews();
      for (const wait of [Math.random() * 30, Math.random() * 30]) setTimeout(onNews, wait);
    }, signal),
});

import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CasebarError } from '@/core/model/errors';
import { FAULTS, type Fault, RETRY_AFTER, WINNER } from '../../servers/faults.ts';
import {
  type DeskHarness,
  errorOf,
  itemFor,
  type MakeHarness,
  reply,
  send,
  soon,
  withDesk,
} from './harness.ts';

const CODES: readonly [Fault, readonly string[]][] = [
  [401, ['signed-out']],
  [403, ['forbidden']],
  [409, ['conflict']],
  [429, ['busy']],
  [500, ['unexpected', 'busy']],
  ['cut', ['offline', 'unexpected']],
  ['drop-answer', ['offline', 'unexpected']],
  ['rubbish', ['unexpected']],
];

/** Every way to ask a desk something. */
const asks = (h: DeskHarness, id: string, signal: AbortSignal): readonly (() => Promise<unknown>)[] => [
  () => h.connector.signIn(signal),
  () => h.connector.directory(signal),
  () => h.connector.pull(null, signal),
  () => h.connector.thread(id, null, signal),
  () => send(h, itemFor(h, id, reply('x')), undefined, signal),
  () => h.connector.wasDelivered(itemFor(h, id, reply('x')), signal),
];

/** Whatever goes wrong comes out as one of our codes, and nothing secret with it. */
export const errors = (make: MakeHarness) =>
  describe('what goes wrong', () => {
    for (const [fault, codes] of CODES)
      test(
        `«${fault}» has its code in every request`,
        withDesk(make, async (h) => {
          const id = await h.server.aCase();
          h.fault(fault);
          for (const ask of asks(h, id, soon())) {
            const error = await errorOf(ask());
            expect(error).toBeInstanceOf(CasebarError);
            expect(codes).toContain(error instanceof CasebarError && error.code);
          }
        }),
      );

    test(
      'a busy desk says when to come back, a lost race who won',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        h.fault(429);
        const busy = await errorOf(send(h, itemFor(h, id, reply('x'))));
        const wait = busy instanceof CasebarError ? Date.parse(busy.retryAt) - Date.now() : Number.NaN;
        expect(wait).toBeGreaterThan((RETRY_AFTER - 10) * 1000);
        expect(wait).toBeLessThanOrEqual(RETRY_AFTER * 1000);
        h.fault(409);
        expect(await errorOf(send(h, itemFor(h, id, { kind: 'claim' })))).toMatchObject({ detail: WINNER });
      }),
    );

    test(
      'no token stands in any error',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        for (const fault of FAULTS) {
          h.fault(fault);
          for (const ask of asks(h, id, AbortSignal.timeout(60))) {
            const error = await errorOf(ask());
            if (error === undefined) continue;
            const told = inspect(error, { depth: 8, showHidden: true });
            for (const secret of h.secrets) expect(told).not.toContain(secret);
          }
        }
      }),
    );

    test(
      'who has given up before asking is not asked for',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        for (const ask of asks(h, id, AbortSignal.abort())) await expect(ask()).rejects.toThrow();
        expect(await h.server.countOf(id, 'x')).toBe(0);
      }),
    );

    test(
      'giving up ends every request at once, however long the desk stays silent',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        h.fault('stall');
        const started = performance.now();
        const gaveUp = asks(h, id, AbortSignal.timeout(50)).map((ask) => errorOf(ask()));
        for (const error of await Promise.all(gaveUp)) expect(error).toBeDefined();
        expect(performance.now() - started).toBeLessThan(3_000);
      }),
    );
  });

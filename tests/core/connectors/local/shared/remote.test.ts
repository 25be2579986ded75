// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openServer, type ServerDb } from '@/core/connectors/local/server/database';
import { remoteServer } from '@/core/connectors/local/shared/remote';
import { CasebarError } from '@/core/model/errors';
import { putServerCase } from '../../../../fixtures/server-case';
import { smallDesk } from '../../../../fixtures/small-desk';
import { type EmbeddedDesk, startEmbeddedDesk } from '../../../../servers/embedded-desk-http';

let db: ServerDb;
let shared: EmbeddedDesk;

beforeAll(async () => {
  db = await openServer('remote');
  shared = await startEmbeddedDesk({ db, sample: smallDesk() });
});
afterEach(() => shared.fault(null));
afterAll(() => shared.close());

/** What comes back of a reply that is refused. */
async function refusal(about: string): Promise<CasebarError> {
  const there = remoteServer({ base: shared.base, key: shared.token }, () => AbortSignal.timeout(5_000));
  const action = { kind: 'reply', text: 'Hello', attachments: [], status: null } as const;
  const error = await there.deliver({ item: crypto.randomUUID(), agent: 'ana', case: about, action }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CasebarError)) throw new Error('it was not refused');
  return error;
}

test.each([
  [429, 'busy'],
  [401, 'signed-out'],
  [403, 'forbidden'],
] as const)(
  'a bare %i may be the answer to a copy that the browser made: it is no proof that nothing was done',
  async (status, code) => {
    const about = await putServerCase(db, { status: 'open' });
    shared.fault(status);
    expect(await refusal(about)).toMatchObject({ code, mayRepeat: true });
  },
);

test('what only the desk itself can say it said to every copy: the agent hears it at once', async () => {
  const about = await putServerCase(db, { status: 'closed' });
  expect(await refusal(about)).toMatchObject({ code: 'closed-case', mayRepeat: false });
});

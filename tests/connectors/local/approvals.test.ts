// @vitest-environment node
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SampleDesk } from '@/core/connectors/local/sample';
import { openServer, type ServerDb } from '@/core/connectors/local/server/database';
import { createDeskServer, type DeskServer } from '@/core/connectors/local/server/desk-server';
import { type ApprovalStep, REVIEW_FOR } from '@/core/model/approval';
import { type DeskRules, NO_RULES } from '@/core/model/desk-rules';
import { codeOf } from '@/core/model/errors';
import { putServerCase, serverThread } from '../../fixtures/server-case.ts';
import { contractDesk } from '../embedded-side.ts';

const START = Date.parse('2026-01-14T10:00:00.000Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let now = START;
let names = 0;
let db: ServerDb;
let server: DeskServer;

beforeEach(async () => {
  now = START;
  db = await openServer(`approvals-${names++}`);
  server = createDeskServer(db, () => now);
  const { agents, ...rest } = contractDesk();
  // Ana administers here and is not one of those who decide.
  const rights = (id: string) => (id === 'ana' ? (['reply', 'administer'] as const) : undefined);
  await server.seed({
    ...rest,
    fields: [],
    agents: agents.map((one) => ({ ...one, rights: [...(rights(one.id) ?? one.rights)] })),
  });
});
afterEach(() => db.close());

let steps = 0;
const take = (caseId: string, agent: string, approval: string, step: ApprovalStep) =>
  server.deliver({
    item: `step-${steps++}`,
    agent,
    case: caseId,
    action: { kind: 'approval', approval, step },
  });

/** Nia asks; answers the case and the request, which are called alike. */
async function ask(queue: string | null = 'sales', over: Parameters<typeof putServerCase>[1] = {}) {
  const id = await putServerCase(db, over, new Date(now).toISOString());
  await take(id, 'nia', id, {
    do: 'request',
    proposal: { text: 'May I?', attachments: [], status: null },
    note: '',
    queue,
    threadRevision: 1,
  });
  return id;
}

const rowOf = async (id: string) => {
  const row = await db.get('approvals', id);
  if (!row) throw new Error(`no request ${id}`);
  return row;
};
const kinds = async (id: string) => (await rowOf(id)).log.map(({ kind }) => kind);

async function approve(id: string, agent = 'ben') {
  const { revision, hash, proposal } = await rowOf(id);
  const threadRevision = (await db.get('cases', id))?.revision ?? 0;
  return take(id, agent, id, { do: 'approve', revision, hash, proposal, threadRevision });
}
const rules = (part: Partial<DeskRules>) => ({ kind: 'rules', rules: { ...NO_RULES, ...part } }) as const;
const codes = (work: Promise<unknown>) => work.then(() => 'done', codeOf);

test('the thread tells who asked, who approved and whose reply it is, around the message', async () => {
  const id = await ask();
  await approve(id);
  const said = (await serverThread(db, id)).map(({ author, text, event }) => [author.id, text, event]);
  expect(said.slice(1)).toEqual([
    ['nia', '', { kind: 'approval', step: 'asked', name: 'Nia Cruz' }],
    ['nia', 'May I?', null],
    ['ben', '', { kind: 'approval', step: 'approved', name: 'Nia Cruz' }],
  ]);
});

test('the practice customer answers an approved reply as any other', async () => {
  const id = await ask('sales', { practice: ['Thank you'] });
  await approve(id);
  now += 5 * MINUTE;
  await server.pull(0);
  expect((await serverThread(db, id)).map(({ text }) => text)).toContain('Thank you');
});

test('a case that ends by itself takes what waits in it along, and says so', async () => {
  const id = await ask('sales', { status: 'resolved' });
  await server.administer(rules({ closeAfterDays: 3 }));
  now += 3 * DAY;
  await server.pull(0);
  expect(await rowOf(id)).toMatchObject({ state: 'lapsed', decision: { by: null, reason: 'closed' } });
  expect((await serverThread(db, id)).at(-1)?.event).toMatchObject({ kind: 'approval', step: 'lapsed' });
  expect(await codes(approve(id))).toBe('case-moved');
});

test('an approval that closes its case ends the other requests there, not itself', async () => {
  const id = await ask();
  await take(id, 'ana', 'second', {
    do: 'request',
    proposal: { text: 'Me too', attachments: [], status: null },
    note: '',
    queue: null,
    threadRevision: 1,
  });
  const { revision, hash } = await rowOf(id);
  const proposal = { text: 'Bye', attachments: [], status: 'closed' } as const;
  await take(id, 'ben', id, { do: 'approve', revision, hash, proposal, threadRevision: 1 });
  expect(await rowOf(id)).toMatchObject({ state: 'approved', decision: { text: 'Bye' } });
  expect(await rowOf('second')).toMatchObject({ state: 'lapsed' });
  expect(await kinds(id)).toEqual(['requested', 'approved']);
});

test('who looks at it is told for two minutes, and longer if they say so again', async () => {
  const id = await ask();
  await server.claim(id, 1, 'ben');
  now += REVIEW_FOR - 1;
  expect(await codes(server.claim(id, 1, 'eva'))).toBe('conflict');
  await server.claim(id, 1, 'ben');
  now += REVIEW_FOR - 1;
  expect(await codes(server.claim(id, 1, 'eva'))).toBe('conflict');
  now += 1;
  await server.claim(id, 1, 'eva');
  expect(await kinds(id)).toEqual(['requested', 'claimed', 'claimed']);
});

test('what nobody decides goes on to the second queue, once, at the minute the rules say', async () => {
  const id = await ask('sales');
  await server.administer(rules({ approvalMinutes: 30, approvalQueue: 'repairs' }));
  expect((await server.pull(0)).nextAt).toBe(new Date(START + 30 * MINUTE).toISOString());
  now = START + 30 * MINUTE - 1;
  const { upTo } = await server.pull(0);
  expect((await rowOf(id)).queue).toBe('sales');
  now += 1;
  const later = await server.pull(upTo);
  expect(later.approvalsChanged).toBe(true);
  expect(later.nextAt).toBeNull();
  const row = await rowOf(id);
  expect(row).toMatchObject({ queue: 'repairs', reviewer: null, state: 'waiting' });
  expect(row.log.at(-1)).toMatchObject({ kind: 'escalated', by: null, detail: 'Repairs' });
  now += DAY;
  await server.pull(later.upTo);
  expect(await kinds(id)).toEqual(['requested', 'escalated']);
});

test('it goes on only after whoever is looking at it has stopped, and counts anew from where it was passed', async () => {
  const id = await ask('sales');
  await server.administer(rules({ approvalMinutes: 30, approvalQueue: 'repairs' }));
  now = START + 29 * MINUTE;
  await server.claim(id, 1, 'ben');
  now = START + 30 * MINUTE;
  await server.pull(0);
  expect((await rowOf(id)).queue).toBe('sales');
  await take(id, 'ben', id, { do: 'pass', agent: 'eva', queue: null, note: 'you know them' });
  now = START + 59 * MINUTE;
  await server.pull(0);
  expect(await rowOf(id)).toMatchObject({ queue: 'sales', reviewer: 'eva' });
  now = START + 60 * MINUTE;
  await server.pull(0);
  expect(await rowOf(id)).toMatchObject({ queue: 'repairs', reviewer: null });
  expect((await rowOf(id)).log.map(({ detail }) => detail)).toContain('Eva Roth: you know them');
});

test('what is in the second queue already, or has no such queue to go to, stays', async () => {
  const id = await ask('repairs');
  await server.administer(rules({ approvalMinutes: 30, approvalQueue: 'repairs' }));
  now += DAY;
  await server.pull(0);
  expect(await kinds(id)).toEqual(['requested']);
  expect(await codes(server.administer(rules({ approvalMinutes: 30, approvalQueue: 'gone' })))).toBe(
    'rejected',
  );
});

test('what was passed to somebody who may no longer decide is everybody’s again', async () => {
  const [one, two] = [await ask(), await ask()];
  for (const id of [one, two]) await take(id, 'ben', id, { do: 'pass', agent: 'eva', queue: null, note: '' });
  await server.claim(one, 1, 'eva');
  const { agents } = await server.directory();
  const eva = agents.find(({ id }) => id === 'eva');
  if (!eva) throw new Error('Eva is gone');
  await server.administer({ kind: 'put-agent', agent: { ...eva, rights: ['reply'] } });
  expect(await rowOf(one)).toMatchObject({ reviewer: null, review: null });
  await server.administer({ kind: 'delete-agent', id: 'eva' });
  await approve(one);
  await approve(two);
});

test('the requests of a deleted queue go where its cases go, and nothing goes on to it any more', async () => {
  const id = await ask('repairs');
  await server.administer(rules({ approvalMinutes: 30, approvalQueue: 'repairs' }));
  await server.administer({ kind: 'delete-queue', id: 'repairs', to: 'sales' });
  expect((await rowOf(id)).queue).toBe('sales');
  expect((await server.settings()).rules).toMatchObject({ approvalMinutes: 30, approvalQueue: null });
});

test('rules from before there were approvals say that nothing goes on', async () => {
  const { approvalMinutes: _, approvalQueue: __, ...old } = NO_RULES;
  const meta = await db.get('meta', 'desk');
  if (!meta) throw new Error('nothing is seeded');
  await db.put('meta', { ...meta, rules: old as DeskRules });
  await ask();
  expect((await server.settings()).rules).toEqual(NO_RULES);
  await server.pull(0);
});

test('what was decided is told to everybody for a day, to those it is about for fourteen', async () => {
  const id = await ask();
  await approve(id);
  const seenBy = async (agent: string) => (await server.approvals(agent)).map((one) => one.id);
  expect([await seenBy('nia'), await seenBy('ben'), await seenBy('eva')]).toEqual([[id], [id], [id]]);
  now += DAY + 1;
  expect([await seenBy('nia'), await seenBy('ben'), await seenBy('eva')]).toEqual([[id], [id], []]);
  now += 14 * DAY + 1;
  expect(await seenBy('nia')).toEqual([]);
});

test('another agent at the same browser is told the requests anew', async () => {
  await ask();
  const { upTo } = await server.pull(0);
  expect((await server.pull(upTo)).approvalsChanged).toBe(false);
  await server.signIn('ben');
  expect((await server.pull(upTo)).approvalsChanged).toBe(true);
  await server.clear();
  expect(await db.count('approvals')).toBe(0);
});

test('what waits in the sample can be approved by those it waits for', async () => {
  const file = await readFile('components/public/sample-desk.json', 'utf8');
  const own = await openServer('approvals-sample');
  const practice = createDeskServer(own, () => now);
  await practice.seed(v.parse(SampleDesk, JSON.parse(file)));
  const waiting = (await practice.approvals('ag-omar')).filter(({ state }) => state === 'waiting');
  expect(waiting.length).toBeGreaterThanOrEqual(3);
  for (const { id, case: caseId, revision, hash, proposal, threadRevision } of waiting) {
    const step = { do: 'approve', revision, hash, proposal, threadRevision } as const;
    const action = { kind: 'approval', approval: id, step } as const;
    const done = await practice.deliver({ item: `ok-${id}`, agent: 'ag-omar', case: caseId, action });
    expect(done.message).not.toBe('');
  }
  const tiagos = (await practice.approvals('ag-tiago')).filter(({ author }) => author.id === 'ag-tiago');
  expect(tiagos.map(({ state }) => state).sort()).toEqual(['approved', 'returned']);
  own.close();
});

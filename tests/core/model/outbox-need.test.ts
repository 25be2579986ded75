import { describe, expect, test } from 'vitest';
import type { ApprovalStep, Proposal } from '@/core/model/approval';
import { badgeOf } from '@/core/model/badge';
import { ERROR_CODES } from '@/core/model/errors';
import { OUTBOX_STATES, type OutboxAction, type OutboxItem } from '@/core/model/outbox-item';
import { type Around, isUnclear, needOf, stepsOf } from '@/core/model/outbox-need';
import { anAgent, anItem, minutesAfterNoon, NOON } from '../../fixtures/model';

const REPLY: OutboxAction = { kind: 'reply', text: 'Hello', attachments: [], status: null };
const NOTE: OutboxAction = { kind: 'note', text: 'Hm', attachments: [] };
const PROPOSAL: Proposal = { text: 'Hello', attachments: [], status: null };
const step = (of: ApprovalStep): OutboxAction => ({ kind: 'approval', approval: 'local:a', step: of });
const REQUEST = step({ do: 'request', proposal: PROPOSAL, note: '', queue: null, threadRevision: 1 });
const APPROVE = step({ do: 'approve', revision: 1, hash: 'h', proposal: PROPOSAL, threadRevision: 1 });
const APPROVALS = [
  REQUEST,
  step({ do: 'revise', of: 1, proposal: PROPOSAL, note: '', threadRevision: 1 }),
  step({ do: 'withdraw' }),
  APPROVE,
  step({ do: 'return', revision: 1, reason: 'Too short' }),
  step({ do: 'pass', agent: 'ben', queue: null, note: '' }),
  step({ do: 'pass', agent: null, queue: 'sales', note: 'Yours' }),
];
const STATUS: OutboxAction = { kind: 'status', status: 'resolved' };
const around = (over: Partial<Around> = {}): Around => ({
  me: anAgent(),
  health: 'in-step',
  caseKnown: true,
  closed: false,
  ...over,
});
const problem = (code: (typeof ERROR_CODES)[number]) => ({ code, detail: '' });

test('there is no dead end: whatever happened to whatever, somebody can take a next step', () => {
  const agents = [
    anAgent(),
    anAgent({ rights: ['approve'] }),
    anAgent({ rights: [] }),
    anAgent({ id: 'ben', rights: [] }),
    null,
  ];
  const healths = ['in-step', 'offline', 'down', 'signed-out', 'connecting'] as const;
  for (const action of [REPLY, NOTE, STATUS, ...APPROVALS])
    for (const state of OUTBOX_STATES)
      for (const code of [null, ...ERROR_CODES])
        for (const me of agents)
          for (const health of healths)
            for (const [caseKnown, closed] of [
              [true, false],
              [true, true],
              [false, false],
            ] as const) {
              const item = anItem({ action, state, problem: code && problem(code) });
              const steps = stepsOf(item, around({ me, health, caseKnown, closed }));
              expect(steps, `${action.kind} ${state} ${code} ${me?.id} ${health}`).not.toEqual([]);
              expect(new Set(steps).size).toBe(steps.length);
            }
});

describe('what an item needs', () => {
  const need = (over: Parameters<typeof anItem>[0], at: Partial<Around> = {}) =>
    needOf(anItem({ dueAt: NOON, ...over }), around(at), NOON);

  test.each([
    ['a refused one: the agent', { state: 'failed', problem: problem('rejected') }, {}, 'you'],
    ['a held one: the agent', { state: 'held', problem: problem('conflict') }, {}, 'you'],
    ['one sent by half: the agent', { state: 'sent', problem: problem('rejected') }, {}, 'you'],
    ['one the network delivered twice: the agent', { state: 'sent', copies: 2 }, {}, 'you'],
    ['at a desk one is logged out of: logging in', {}, { health: 'signed-out' }, 'sign-in'],
    ['at a desk nobody is at: logging in', {}, { me: null }, 'sign-in'],
    ['without a line: the line', {}, { health: 'offline' }, 'line'],
    ['put off by the desk: the line', { problem: problem('busy') }, {}, 'line'],
    ['just sent: nothing', { state: 'sending' }, {}, 'way'],
    ['chosen for later: its time', { sendAt: minutesAfterNoon(60) }, { health: 'offline' }, 'time'],
    ['can be taken back: its time', { dueAt: minutesAfterNoon(0.1) }, {}, 'time'],
  ] as const)('%s', (_, over, at, wanted) => {
    expect(need(over, at)).toBe(wanted);
  });
});

describe('the steps', () => {
  const steps = (over: Parameters<typeof anItem>[0], at: Partial<Around> = {}) =>
    stepsOf(anItem({ action: REPLY, ...over }), around(at));

  test('of what failed: again, edit, discard; what the desk would refuse again is not offered again', () => {
    expect(steps({ state: 'failed', problem: problem('forbidden') })).toEqual([
      'again',
      'edit',
      'discard',
      'open',
      'copy',
    ]);
    expect(steps({ state: 'failed', problem: problem('closed-case') })).not.toContain('again');
  });

  test('of what nobody can be sure of: it is there, or send again; held back for a reason is not unclear', () => {
    const unclear = { state: 'held', problem: problem('unexpected') } as const;
    expect(steps(unclear).slice(0, 2)).toEqual(['there', 'again']);
    expect(isUnclear(anItem({ ...unclear, missed: 'moved' }))).toBe(false);
    expect(steps({ ...unclear, missed: 'moved' })).toEqual(['anyway', 'edit', 'discard', 'open', 'copy']);
  });

  test('of a reply whose case takes no more: into another one, and never the send that ends the same', () => {
    const held = (missed: NonNullable<OutboxItem['missed']>) =>
      ({ state: 'held', missed, problem: problem('conflict') }) as const;
    const homeless = ['elsewhere', 'discard', 'open', 'copy'];
    for (const missed of ['closed', 'moved', 'taken', 'window', 'late'] as const)
      expect(steps(held(missed), { closed: true })).toEqual(homeless);
    expect(steps({ state: 'failed', problem: problem('closed-case') }, { closed: true })).toEqual(homeless);
    expect(steps(held('gone'))).toEqual(homeless);
    const lost = { state: 'failed', problem: problem('gone') } as const;
    expect(steps(lost, { caseKnown: false })).toEqual(['elsewhere', 'discard', 'copy']);
    // A file of it is gone, not its case.
    expect(steps(lost)).toContain('again');
    // The desk opened it again; a colleague's words are not taken along; a note is taken by any case that is there.
    expect(steps(held('closed'))).toContain('anyway');
    expect(steps(held('closed'), { closed: true, me: anAgent({ id: 'ben' }) })).not.toContain('elsewhere');
    expect(steps({ ...lost, action: NOTE }, { closed: true })).toContain('again');
  });

  test('what may have arrived is not edited: it would stand in the thread twice', () => {
    for (const state of ['sending', 'unconfirmed'] as const)
      expect(steps({ state })).toEqual(expect.not.arrayContaining(['edit', 'again']));
  });

  test('a trainee sends nothing on, and takes back only what is theirs', () => {
    const trainee = { me: anAgent({ id: 'tim', rights: [] }) };
    expect(steps({ state: 'failed', problem: problem('busy') }, trainee)).toEqual(['open', 'copy']);
    expect(steps({ state: 'failed', problem: problem('busy'), agent: 'tim' }, trainee)).toEqual([
      'edit',
      'discard',
      'open',
      'copy',
    ]);
  });

  test('a decision that came too late is looked at again, never just repeated; its text is kept', () => {
    const approver = { me: anAgent({ rights: ['approve'] }) };
    for (const code of ['already-decided', 'new-revision', 'case-moved'] as const)
      expect(steps({ action: APPROVE, state: 'failed', problem: problem(code) }, approver)).toEqual([
        'review',
        'discard',
        'open',
        'copy',
      ]);
    expect(steps({ action: APPROVE, state: 'failed', problem: problem('rejected') }, approver)).toContain(
      'again',
    );
    expect(steps({ action: APPROVE, state: 'failed', problem: problem('rejected') })).not.toContain('again');
  });

  test('a request that came too late is edited, also by who may not reply; nobody else takes it', () => {
    const trainee = { me: anAgent({ rights: [] }) };
    const late = { action: REQUEST, state: 'failed', problem: problem('closed-case') } as const;
    expect(steps(late, trainee)).toEqual(['edit', 'discard', 'open', 'copy']);
    expect(steps(late, { me: anAgent({ id: 'ben' }) })).toEqual(['open', 'copy']);
    expect(steps({ ...late, problem: problem('rejected') }, trainee)[0]).toBe('again');
  });

  test('every step that was refused can be put away by whoever took it, every text copied', () => {
    for (const action of APPROVALS)
      for (const code of ERROR_CODES) {
        const found = steps({ action, state: 'failed', problem: problem(code) });
        expect(found.some((one) => one === 'discard' || one === 'dismiss')).toBe(true);
        expect(found.includes('copy')).toBe(found.includes('discard'));
      }
  });

  test('logged out, logging in comes first', () => {
    expect(steps({ state: 'queued' }, { health: 'signed-out' })[0]).toBe('sign-in');
    expect(steps({ state: 'queued', problem: problem('offline') }, { health: 'offline' })[0]).toBe('try-now');
  });
});

describe('the badge', () => {
  const none = { offers: 0, approvals: 0, stuck: 0, unread: 0 };
  test('tells the one thing that can wait least', () => {
    const all = { offers: 1, approvals: 2, stuck: 3, unread: 4 };
    expect(badgeOf(all).kind).toBe('offers');
    expect(badgeOf({ ...all, offers: 0 })).toEqual({ kind: 'approvals', count: 2, text: '2' });
    expect(badgeOf({ ...all, offers: 0, approvals: 0 })).toMatchObject({ kind: 'stuck', text: '3' });
    expect(badgeOf({ ...none, unread: 4 })).toMatchObject({ kind: 'unread', text: '4' });
  });

  test('says nothing when nothing needs the agent, and never more than fits', () => {
    expect(badgeOf(none)).toEqual({ kind: 'none', count: 0, text: '' });
    expect(badgeOf({ ...none, unread: 1200 }).text).toBe('999+');
  });
});

// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CASE_STATUSES, canChangeStatus, isDone, isFree } from '@/core/model/case';
import { checkMessage, textLength } from '@/core/model/check-message';
import { CasebarError, codeOf, ERROR_CODES, isTransient } from '@/core/model/errors';
import { OUTBOX_STATES, type OutboxAction } from '@/core/model/outbox-item';
import { projectCase } from '@/core/model/project-case';
import { aCase, anItem, aReply } from '../../fixtures/model';

const show = (actions: readonly OutboxAction[], over = {}) =>
  projectCase(
    aCase(over),
    actions.map((action, n) => anItem({ id: `${n}`, seq: n + 1, action })),
  );

describe('what is owed is shown on top of what the desk says', () => {
  test.each<[OutboxAction, object]>([
    [{ kind: 'claim' }, { assignee: 'ana', status: 'open' }],
    [aReply('x', 'resolved'), { status: 'resolved' }],
    [aReply('x'), { status: 'new' }],
    [{ kind: 'note', text: 'x', attachments: [] }, { status: 'new' }],
    [{ kind: 'status', status: 'escalated' }, { status: 'escalated' }],
    [
      { kind: 'assign', agent: 'ben', queue: null, note: '' },
      { assignee: 'ben', queue: 'sales' },
    ],
    [
      { kind: 'assign', agent: null, queue: 'repairs', note: '' },
      { assignee: null, queue: 'repairs' },
    ],
    [{ kind: 'tag', tag: 'vip' }, { tags: ['vip'] }],
    [{ kind: 'untag', tag: 'vip' }, { tags: [] }],
    [{ kind: 'sentiment', sentiment: 'negative' }, { sentiment: 'negative' }],
  ])('%j', (action, wanted) => {
    expect(show([action])).toMatchObject(wanted);
  });

  test('in the order of the outbox, whatever order the items come in', () => {
    const items = [
      anItem({ id: 'b', seq: 2, action: { kind: 'status', status: 'resolved' } }),
      anItem({ id: 'a', seq: 1, action: { kind: 'status', status: 'pending' } }),
    ];
    expect(projectCase(aCase(), items).status).toBe('resolved');
  });

  test('a tag twice is one tag, and taken away it is gone', () => {
    expect(
      show([
        { kind: 'tag', tag: 'vip' },
        { kind: 'tag', tag: 'vip' },
      ]).tags,
    ).toEqual(['vip']);
    expect(
      show([
        { kind: 'tag', tag: 'vip' },
        { kind: 'untag', tag: 'vip' },
      ]).tags,
    ).toEqual([]);
  });

  test.each(OUTBOX_STATES)('an item that is %s counts only while it may still happen', (state) => {
    const shown = projectCase(aCase(), [anItem({ state, action: { kind: 'status', status: 'pending' } })]);
    expect(shown.status).toBe(['queued', 'sending', 'unconfirmed'].includes(state) ? 'pending' : 'new');
  });

  test('looking changes nothing of what was looked at', () => {
    const before = aCase({ tags: ['vip'] });
    const items = [anItem({ seq: 2, action: { kind: 'untag', tag: 'vip' } }), anItem({ seq: 1 })];
    projectCase(before, items);
    expect(before.tags).toEqual(['vip']);
    expect(items.map(({ seq }) => seq)).toEqual([2, 1]);
  });
});

describe('statuses', () => {
  test('nothing leaves closed, and nothing is done twice', () => {
    for (const from of CASE_STATUSES)
      for (const to of CASE_STATUSES)
        expect(canChangeStatus(from, to)).toBe(from !== 'closed' && from !== to);
  });

  test('a case that is done is nobody’s to take', () => {
    for (const status of CASE_STATUSES) {
      expect(isFree(aCase({ status, assignee: null }))).toBe(!isDone(status));
      expect(isFree(aCase({ status, assignee: 'ben' }))).toBe(false);
    }
  });
});

describe('what a channel takes', () => {
  const limits = {
    textLength: 10,
    attachments: 1,
    attachmentBytes: 100,
    attachmentTypes: ['image/*', 'text/plain'],
  };
  const file = (over = {}) => ({ id: 'f', name: 'a.png', type: 'image/png', size: 100, ...over });

  test.each([
    ['nothing', '  \n', [], 'empty'],
    ['a text too long', 'x'.repeat(11), [], 'too-large'],
    ['a file too big', '', [file({ size: 101 })], 'too-large'],
    ['a file of another type', '', [file({ type: 'application/x-sh' })], 'wrong-type'],
    ['a type that only begins alike', '', [file({ type: 'imagery/png' })], 'wrong-type'],
    ['too many files', 'x', [file(), file({ id: 'g' })], 'too-many'],
  ])('%s is refused with its reason', (_, text, files, code) => {
    expect(checkMessage(text, files, limits).map((problem) => problem.code)).toEqual([code]);
  });

  test('characters count as people see them', () => {
    expect(textLength('🚲🚲')).toBe(2);
    expect(checkMessage('🚲'.repeat(10), [], limits)).toEqual([]);
  });

  test('a file alone is a message, and inside the desk any file is', () => {
    expect(checkMessage('', [file()], limits)).toEqual([]);
    expect(checkMessage('', [file({ size: 1e9, type: 'x' })], null)).toEqual([]);
  });

  test('no text makes the check fall over', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const codes = checkMessage(text, [], limits).map(({ code }) => code);
        expect(codes.includes('empty')).toBe(text.trim() === '');
      }),
    );
  });
});

describe('errors', () => {
  test('anything thrown has a code, and only what may pass is tried again', () => {
    expect(codeOf(new CasebarError('busy'))).toBe('busy');
    for (const thrown of [new Error('x'), 'x', null, undefined, new DOMException('x')])
      expect(codeOf(thrown)).toBe('unexpected');
    expect(ERROR_CODES.filter(isTransient)).toEqual(['busy', 'offline', 'stalled', 'unexpected']);
  });
});

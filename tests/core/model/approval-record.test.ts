import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Approval } from '@/core/model/approval';
import { type RecordedApproval, recordCsv, recordJson } from '@/core/model/approval-record';
import { minutesAfterNoon, NOON } from '../../fixtures/model';

const tina = { id: 'tina', name: 'Tina Alves' };
const leo = { id: 'leo', name: 'Leo Prado' };

const anEntry = (over: Partial<Approval> = {}, names: Partial<RecordedApproval> = {}): RecordedApproval => ({
  number: '1042',
  contact: 'Carla Lima',
  queue: 'Leads',
  approval: {
    id: 'local:a1',
    desk: 'local',
    case: 'local:1',
    author: tina,
    queue: 'leads',
    reviewer: null,
    note: 'Is the price right?',
    revision: 1,
    proposal: { text: 'We send one today.', attachments: [], status: 'pending' },
    hash: 'abc',
    threadRevision: 3,
    state: 'approved',
    review: null,
    decision: {
      by: leo,
      at: minutesAfterNoon(9),
      reason: '',
      text: 'We send two today.',
      message: 'local:m7',
    },
    log: [
      { kind: 'requested', at: NOON, by: tina, revision: 1, detail: 'Is the price right?' },
      { kind: 'claimed', at: minutesAfterNoon(8), by: leo, revision: 1, detail: '' },
      { kind: 'approved', at: minutesAfterNoon(9), by: leo, revision: 1, detail: '' },
    ],
    createdAt: NOON,
    updatedAt: minutesAfterNoon(9),
    ...over,
  },
  ...names,
});

/** A reader of CSV as the standard describes it. */
function read(csv: string): string[][] {
  const rows: string[][] = [[]];
  const body = csv.replace(/^\ufeff/, '');
  for (const [, quoted = '', end] of body.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
const table = (csv: string) => {
  const [head = [], ...rows] = read(csv);
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
};

describe('the record as a table', () => {
  test('has a line for each thing somebody did, with who, when by the clock of the world, and every text', () => {
    const rows = table(recordCsv([anEntry()]));
    expect(rows.map(({ step, at, event, by, text }) => ({ step, at, event, by, text }))).toEqual([
      { step: '1', at: NOON, event: 'requested', by: 'Tina Alves', text: 'We send one today.' },
      { step: '2', at: minutesAfterNoon(8), event: 'claimed', by: 'Leo Prado', text: '' },
      { step: '3', at: minutesAfterNoon(9), event: 'approved', by: 'Leo Prado', text: 'We send two today.' },
    ]);
    expect(rows[0]).toMatchObject({
      request: 'local:a1',
      case: '1042',
      contact: 'Carla Lima',
      author: 'Tina Alves',
      queue: 'Leads',
      state: 'approved',
      detail: 'Is the price right?',
      status_after: 'pending',
    });
  });

  test('begins with the mark by which spreadsheets know UTF-8, and ends each line as the standard says', () => {
    const csv = recordCsv([anEntry({}, { contact: '美咲 عمر é👍🏽' })]);
    expect(csv.startsWith('\ufeff"request",')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(table(csv)[0]?.contact).toBe('美咲 عمر é👍🏽');
  });

  test('has every version of a text, and the files of the newest', () => {
    const attachments = [{ id: 'f', name: 'offer.pdf', type: 'application/pdf', size: 9 }];
    const rows = table(
      recordCsv([
        anEntry({
          revision: 2,
          proposal: { text: 'Second', attachments, status: null },
          log: [
            { kind: 'requested', at: NOON, by: tina, revision: 1, detail: '' },
            {
              kind: 'revised',
              at: minutesAfterNoon(1),
              by: tina,
              revision: 2,
              detail: '',
              replaced: 'First',
            },
          ],
        }),
      ]),
    );
    expect(rows.map(({ text, attachments: files }) => [text, files])).toEqual([
      ['First', ''],
      ['Second', 'offer.pdf'],
    ]);
  });

  test('leaves out what a desk does not keep of earlier versions', () => {
    const log = [{ kind: 'requested', at: NOON, by: tina, revision: 1, detail: '' } as const];
    expect(table(recordCsv([anEntry({ revision: 2, log })]))[0]?.text).toBe('');
  });

  test('says of the desk’s own steps that nobody did them', () => {
    const log = [{ kind: 'lapsed', at: NOON, by: null, revision: 1, detail: 'closed' } as const];
    expect(table(recordCsv([anEntry({ log })]))[0]).toMatchObject({
      by: '',
      event: 'lapsed',
      detail: 'closed',
    });
  });

  test.each(['=1+1', '+55 11 9999', '-2', '@SUM(A1)', ' =1', '\t=1', '\u200b=1', '＝1+1', '\r=1'])(
    'never lets a spreadsheet run what somebody wrote: %j',
    (text) => {
      const proposal = { text, attachments: [], status: null };
      const [row] = table(recordCsv([anEntry({ proposal }, { contact: text })]));
      expect(row?.text).toBe(`'${text}`);
      expect(row?.contact).toBe(`'${text}`);
    },
  );

  test('brings back whatever was written, quotes, commas and lines', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (detail) => {
        const log = [{ kind: 'returned', at: NOON, by: leo, revision: 1, detail } as const];
        const csv = recordCsv([anEntry({ log })]);
        expect(table(csv)).toHaveLength(1);
        expect([detail, `'${detail}`]).toContain(table(csv)[0]?.detail);
      }),
    );
  });

  test('goes from the oldest request to the newest', () => {
    const late = anEntry({ id: 'local:late', createdAt: minutesAfterNoon(60) });
    expect(table(recordCsv([late, anEntry()])).map(({ request }) => request)).toEqual([
      ...Array.from({ length: 3 }, () => 'local:a1'),
      ...Array.from({ length: 3 }, () => 'local:late'),
    ]);
  });
});

test('the record for programs has everything, with the names that a person needs', () => {
  const entry = anEntry();
  const read = JSON.parse(recordJson([entry], NOON));
  expect(read).toEqual({
    exportedAt: NOON,
    requests: [{ ...entry.approval, caseNumber: '1042', contactName: 'Carla Lima', queueName: 'Leads' }],
  });
});

import { CASES } from './backlog-mails.ts';
import type { CaseOnRecord, Said } from './whole-desk.ts';

/** Under the first mail of Ana's in each thread. */
export const SIGNATURE = 'Ana Reis\nBikes';

const person = (index: number) => `person-${index}@mail.example`;

/** Written by hand: what the desk has on record about every case when the day with 140 mails is over. */
export function backlogEnd(): Record<string, CaseOnRecord> {
  const asked = (index: number): Said => ({ kind: 'in', text: `Where is order ${index}?` });
  const answer = (index: number, text: string): Said => ({
    kind: 'out',
    by: 'ana',
    text,
    to: `Person ${index} <${person(index)}>`,
    subject: `Re: Order ${index}`,
    signature: SIGNATURE,
    quotes: `Where is order ${index}?`,
  });
  const note = (text: string): Said => ({ kind: 'note', by: 'ana', text });
  const over = note('My open ones');
  const ben = { assignee: 'ben', tags: [], fields: {} };
  const ends: Record<string, CaseOnRecord> = {
    1000: {
      status: 'pending',
      assignee: 'ana',
      tags: [],
      fields: {},
      said: [
        { kind: 'in', text: 'Which bell fits?' },
        {
          kind: 'out',
          by: 'ana',
          text: 'The brass one.',
          to: `Person 0 <${person(0)}>`,
          subject: 'Re: A bell',
          signature: SIGNATURE,
          quotes: 'Which bell fits?',
        },
        { kind: 'in', text: 'And in red?' },
        {
          kind: 'out',
          by: 'ana',
          text: 'Also in red.',
          to: `Person 0 <${person(0)}>`,
          subject: 'Re: A bell',
          quotes: 'And in red?',
        },
      ],
    },
    1001: { ...ben, status: 'pending', said: [asked(1), answer(1, 'It leaves today.'), over] },
    1002: {
      ...ben,
      status: 'open',
      said: [
        asked(2),
        {
          ...answer(2, 'All three of you know now.'),
          cc: 'Carla Dias <carla@partner.example>, dana@new.example',
        },
        over,
      ],
    },
    1003: {
      ...ben,
      status: 'open',
      said: [
        { ...asked(3), files: ['receipt.txt', 'wheel.csv'] },
        {
          ...answer(3, 'Can you mend this?'),
          to: 'Workshop <repair@workshop.example>',
          subject: 'Fwd: Order 3',
          files: ['receipt.txt', 'wheel.csv'],
        },
        over,
      ],
    },
    1004: {
      status: 'resolved',
      assignee: 'ana',
      tags: [],
      fields: { reason: 'Delay' },
      said: [asked(4), answer(4, 'Hello Person 4, «Order 4» leaves tomorrow. Ana')],
    },
    1005: { ...ben, status: 'open', said: [asked(5), answer(5, 'As promised, the news.'), over] },
    1006: { ...ben, status: 'open', said: [asked(6), over] },
    1007: {
      status: 'resolved',
      assignee: 'ana',
      tags: ['bulk'],
      fields: { reason: 'Damage' },
      said: [asked(7), answer(7, 'The wheel is on its way.'), note('Paid twice, asked the bank')],
    },
    1009: {
      ...ben,
      status: 'new',
      tags: ['bulk'],
      said: [asked(9), { kind: 'in', text: 'Hello? Anybody there?' }, note('Yours, they know you')],
    },
    1010: { ...ben, status: 'new', tags: ['bulk'], said: [asked(10), note('Yours, they know you')] },
  };
  const tags: Record<number, string[]> = { 8: ['bulk', 'vip'], 11: ['vip'], 12: ['vip'] };
  // Everything else waits as it came.
  for (let index = 1; index <= CASES; index++)
    ends[1000 + index] ??= {
      status: 'new',
      assignee: null,
      tags: tags[index] ?? [],
      fields: {},
      said: index === 8 ? [asked(8), { kind: 'in', text: 'Hello? Anybody there?' }] : [asked(index)],
    };
  return ends;
}

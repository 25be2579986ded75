import type { SampleDesk } from '../../../core/connectors/local/sample.ts';
import { aContact, aDeskOfTheDay, aWaitingCase } from './desk.ts';

/** What waits, or is with Ben, when the supervisor's day begins. */
export const CASES = [
  { says: 'Where is my refund?', minutesAgo: 300, assignee: 'ben' },
  { says: 'Do you repair tandems?', minutesAgo: 200 },
  { says: 'What do you charge for a new chain?', minutesAgo: 190 },
  { says: 'Can I bring it on Monday?', minutesAgo: 180 },
  { says: 'I sent it back last week', minutesAgo: 170, thenSays: 'And when?' },
  { says: 'All fine, thanks', minutesAgo: 5000, closed: true },
];
/** Number of the nth of them. */
export const numberOf = (index: number) => String(4001 + index);

const agent = (id: string, name: string, rights: ('reply' | 'approve' | 'administer')[]) => ({
  id,
  name,
  email: `${id}@bikes.example`,
  rights,
  queues: ['campaign'],
  signature: '',
});

/** A supervisor who administers, and two agents. */
export const supervisedDesk = (): SampleDesk =>
  aDeskOfTheDay({
    queues: [{ id: 'campaign', name: 'Sales', mode: 'pull' }],
    agents: [
      agent('sara', 'Sara Lind', ['reply', 'approve', 'administer']),
      agent('ana', 'Ana Reis', ['reply']),
      agent('ben', 'Ben Ode', ['reply']),
    ],
    contacts: CASES.map((_, index) => aContact(`person-${index}`)),
    cases: CASES.map(({ says, minutesAgo, assignee, thenSays, closed }, index) => ({
      ...aWaitingCase({
        number: numberOf(index),
        contact: `person-${index}`,
        text: says,
        minutesAgo,
        practice: thenSays ? [thenSays] : [],
      }),
      ...(assignee && { assignee, status: 'open' as const }),
      ...(closed && { assignee: 'ben', status: 'closed' as const }),
    })),
  });

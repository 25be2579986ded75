import type { SampleDesk } from '../../../core/connectors/local/sample.ts';
import { SIGNATURE } from './backlog-end.ts';
import { aContact, aDeskOfTheDay, aWaitingCase } from './desk.ts';

/** A desk with a mailbox, where a reason must be filled in before a case ends; one mail is there already. */
export function backlogDesk(): SampleDesk {
  const sample = aDeskOfTheDay({
    queues: [{ id: 'campaign', name: 'Mail', mode: 'pull' }],
    tags: [
      { id: 'bulk', name: 'bulk' },
      { id: 'vip', name: 'vip' },
    ],
    quickReplies: [
      {
        id: 'late',
        title: 'Order is late',
        text: 'Hello {{contact.name}}, «{{case.subject}}» leaves tomorrow. {{agent.firstName}}',
        language: 'en',
        kinds: ['email'],
        status: 'resolved',
      },
      { id: 'chat', title: 'Chat only', text: 'Hi', language: 'en', kinds: ['chat'], status: null },
    ],
    fields: [
      {
        id: 'reason',
        label: 'Reason',
        on: 'case',
        kind: 'choice',
        options: ['Delay', 'Damage'],
        required: true,
      },
      { id: 'frame', label: 'Frame size', on: 'contact', kind: 'number', options: [], required: false },
    ],
    contacts: [aContact('person-0')],
    cases: [
      aWaitingCase({
        number: '1000',
        contact: 'person-0',
        channel: 'mail',
        subject: 'A bell',
        text: 'Which bell fits?',
        minutesAgo: 5,
        practice: ['And in red?'],
      }),
    ],
  });
  const [ana, ...others] = sample.agents;
  if (!ana) throw new Error('nobody works here');
  return { ...sample, agents: [{ ...ana, signature: SIGNATURE }, ...others] };
}

import type { SampleDesk } from '../../../core/connectors/local/sample.ts';

/** A customer of the day; `person-3` is called «Person 3». */
export const aContact = (id: string): SampleDesk['contacts'][number] => ({
  id,
  name: id.replace('person-', 'Person '),
  email: `${id}@mail.example`,
  phone: '',
  company: '',
  city: '',
  language: 'en',
  fields: {},
  timeZone: '',
  notes: '',
});

/** A case that waits in the queue because its contact wrote `minutesAgo`. */
export const aWaitingCase = (one: {
  readonly number: string;
  readonly contact: string;
  readonly text: string;
  readonly minutesAgo: number;
  readonly practice?: string[];
  readonly channel?: string;
  readonly subject?: string;
}): SampleDesk['cases'][number] => ({
  number: one.number,
  channel: one.channel ?? 'phone',
  contact: one.contact,
  subject: one.subject ?? '',
  status: 'new',
  assignee: null,
  queue: 'campaign',
  tags: [],
  sentiment: null,
  fields: {},
  thread: [
    {
      by: 'contact',
      kind: 'message',
      minutesAgo: one.minutesAgo,
      text: one.text,
      html: '',
      attachments: [],
    },
  ],
  practice: one.practice ?? [],
});

const limits = { textLength: 4096, attachments: 5, attachmentBytes: 16_000_000, attachmentTypes: [] };

/** A desk with one queue, one agent who may reply, a colleague, a WhatsApp number and a mailbox. */
export const aDeskOfTheDay = (over: Partial<SampleDesk>): SampleDesk => ({
  name: 'Bikes',
  queues: [{ id: 'campaign', name: 'Campaign', mode: 'pull' }],
  agents: [
    {
      id: 'ana',
      name: 'Ana Reis',
      email: 'ana@bikes.example',
      rights: ['reply'],
      queues: ['campaign'],
      signature: '',
    },
    {
      id: 'ben',
      name: 'Ben Ode',
      email: 'ben@bikes.example',
      rights: ['reply', 'approve'],
      queues: ['campaign'],
      signature: '',
    },
  ],
  channels: [
    {
      id: 'phone',
      name: 'WhatsApp',
      kind: 'whatsapp',
      windowHours: 24,
      isPublic: false,
      address: '',
      limits,
    },
    {
      id: 'mail',
      name: 'Mailbox',
      kind: 'email',
      windowHours: 0,
      isPublic: false,
      address: 'help@bikes.example',
      limits: { ...limits, textLength: 0 },
    },
  ],
  tags: [{ id: 'opted-out', name: 'opted out' }],
  quickReplies: [],
  fields: [],
  contacts: [],
  cases: [],
  ...over,
});

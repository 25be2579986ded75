import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { change, openServer, type ServerDb } from '@/core/connectors/local/server/database';
import { createDeskServer } from '@/core/connectors/local/server/desk-server';
import type { IncomingMail } from '@/core/mail/types';
import type { Directory } from '@/core/model/directory';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const limits = { textLength: 0, attachments: 20, attachmentBytes: 1e7, attachmentTypes: [] };
const directory: Directory = {
  channels: [
    {
      id: 'ch-mail',
      name: 'help@shop.example',
      kind: 'email',
      address: '',
      limits,
      windowHours: 0,
      isPublic: false,
    },
  ],
  queues: [{ id: 'q-mail', name: 'Mailbox', mode: 'pull' }],
  agents: [
    {
      id: 'ag-1',
      name: 'Nina',
      email: 'Nina@shop.example',
      rights: ['reply'],
      queues: ['q-mail'],
      signature: '',
    },
  ],
  tags: [],
  quickReplies: [],
  fields: [],
  uses: { tags: true, sentiment: true },
};

const ana = { name: 'Ana', address: 'ana@customer.example' };
const bob = { name: 'Bob', address: 'bob@elsewhere.example' };
const us = { name: 'Shop', address: 'help@shop.example' };
const nina = { name: 'N.', address: 'nina@shop.example' };

let counter = 0;
/** Every mail differs unless its hash is given. */
function incoming(given: Partial<IncomingMail> = {}): IncomingMail {
  counter++;
  return {
    hash: counter.toString(16).padStart(64, '0'),
    messageId: `m${counter}@x`,
    inReplyTo: '',
    references: [],
    from: ana,
    to: [us],
    cc: [],
    subject: 'Where is my order?',
    date: new Date(Date.UTC(2026, 10, 1, 0, counter)).toISOString(),
    text: `text ${counter}`,
    html: '',
    clipped: false,
    attachments: [],
    ...given,
  };
}

let db: ServerDb;
let server: ReturnType<typeof createDeskServer>;
const put = (...mails: IncomingMail[]) => server.importMails({ mails, ours: [us.address, nina.address] });
const cases = () => db.getAll('cases');
const thread = async (id: string) => (await server.thread(id, null)).items.reverse();

beforeEach(async () => {
  db = await openServer();
  server = createDeskServer(db, () => NOW);
  await change(db, async (c) => void (await c.store('directory').put({ key: 'directory', ...directory })));
});
afterEach(() => db.close());

describe('importing mail into the embedded desk', () => {
  it('makes a new case that waits in the mailbox queue, with its contact by address', async () => {
    const mail = incoming({ html: '<b>hi</b>' });
    expect(await put(mail)).toEqual({ added: 1, alreadyThere: 0, cases: ['1001'], merged: [] });
    expect(await cases()).toMatchObject([
      {
        ...{ number: '1001', channel: 'ch-mail', queue: 'q-mail', status: 'new', assignee: null, unread: 1 },
        ...{
          subject: 'Where is my order?',
          preview: mail.text,
          waitingSince: mail.date,
          createdAt: mail.date,
        },
      },
    ]);
    expect(await db.getAll('contacts')).toMatchObject([{ name: 'Ana', email: 'ana@customer.example' }]);
    expect(await thread('1001')).toMatchObject([
      {
        direction: 'in',
        html: '<b>hi</b>',
        mail: { from: 'Ana <ana@customer.example>', to: 'Shop <help@shop.example>' },
      },
    ]);
  });

  it('adds nothing the second time', async () => {
    const mails = [incoming(), incoming({ from: bob })];
    await put(...mails);
    const before = await db.getAll('messages');
    expect(await put(...mails)).toEqual({ added: 0, alreadyThere: 2, cases: [], merged: [] });
    expect(await db.getAll('messages')).toEqual(before);
    expect(await put(mails[0] ?? incoming(), incoming())).toMatchObject({ added: 1, alreadyThere: 1 });
  });

  it('shows mails from our addresses as answers, by the agent whose address it is', async () => {
    const first = incoming();
    const answer = incoming({ from: nina, to: [ana], references: [first.messageId] });
    await put(first, answer);
    expect(await thread('1001')).toMatchObject([
      { direction: 'in', author: { kind: 'contact', name: 'Ana' } },
      { direction: 'out', author: { kind: 'agent', id: 'ag-1', name: 'Nina' }, delivery: 'sent' },
    ]);
    expect(await cases()).toMatchObject([
      { status: 'pending', waitingSince: null, unread: 0, assignee: null },
    ]);
  });

  it('counts waiting from the first mail after our last answer, in whatever order mails come', async () => {
    const [a, b, c] = [incoming(), incoming({ from: us, to: [ana] }), incoming()];
    const d = incoming();
    const linked = [d, b, a, c].map((mail, i) => ({ ...mail, references: i > 0 ? [d.messageId] : [] }));
    await put(...linked);
    expect(await cases()).toMatchObject([
      { waitingSince: c.date, unread: 2, lastInboundAt: d.date, preview: d.text, createdAt: a.date },
    ]);
  });

  it('makes the one we wrote to the contact when our mail comes first', async () => {
    await put(incoming({ from: us, to: [bob] }));
    const [contact] = await db.getAll('contacts');
    expect(contact).toMatchObject({ name: 'Bob', email: bob.address });
    expect(await cases()).toMatchObject([{ contact: contact?.id, status: 'pending' }]);
  });

  it('finds the thread also when the parent comes last, in a later batch', async () => {
    const parent = incoming();
    await put(incoming({ references: [parent.messageId] }));
    await put(incoming({ references: [parent.messageId], subject: 'something else' }));
    await put(parent);
    expect(await cases()).toHaveLength(1);
    expect(await thread('1001')).toHaveLength(3);
  });

  it('never puts strangers with the same subject into one case', async () => {
    await put(
      incoming({ subject: 'Re: invoice' }),
      incoming({ subject: 'Re: invoice', from: bob }),
      incoming({ subject: 'RE: Invoice' }),
    );
    expect((await cases()).map((each) => each.revision)).toEqual([2, 1]);
  });

  it('merges two cases when a later mail proves them one thread, and tells that one is gone', async () => {
    const [first, second] = [incoming(), incoming()];
    await put(first, second);
    const since = (await server.pull(0)).upTo;
    const proof = await put(incoming({ references: [first.messageId, second.messageId] }));
    expect(proof).toMatchObject({ cases: ['1001'], merged: ['1002'] });
    expect((await server.pull(since)).gone).toEqual(['1002']);
    expect((await thread('1001')).map((entry) => entry.event?.kind ?? entry.text)).toHaveLength(4);
    await put(incoming({ references: [second.messageId] }));
    expect(await cases()).toMatchObject([{ id: '1001', revision: 4 }]);
  });

  it('does not take away a case that an agent works on', async () => {
    const [first, second] = [incoming(), incoming()];
    await put(first, second);
    await server.deliver({ item: 'i1', agent: 'ag-1', case: '1002', action: { kind: 'claim' } });
    await put(incoming({ references: [first.messageId, second.messageId] }));
    expect(await cases()).toMatchObject([{ id: '1002', assignee: 'ag-1', revision: 3 }]);
  });

  it('starts a new case for mail that belongs to a closed one, and reopens a resolved one', async () => {
    const first = incoming();
    await put(first);
    await change(db, async (c) => {
      const found = await c.store('cases').get('1001');
      if (found) await c.store('cases').put({ ...found, status: 'resolved', assignee: 'ag-1' });
    });
    await put(incoming({ references: [first.messageId] }));
    expect(await cases()).toMatchObject([{ status: 'open', assignee: 'ag-1', unread: 2 }]);
    expect((await thread('1001')).map((entry) => entry.event?.kind)).toContain('reopened');
    await server.deliver({
      item: 'i2',
      agent: 'ag-1',
      case: '1001',
      action: { kind: 'status', status: 'closed' },
    });
    const late = incoming({ references: [first.messageId] });
    await put(late);
    await put(incoming({ references: [late.messageId, first.messageId] }));
    expect(await cases()).toMatchObject([
      { status: 'closed', revision: 2 },
      { status: 'new', revision: 2 },
    ]);
  });

  it('keeps mails without a sender, a date or an id, each by itself', async () => {
    const nobody = { from: { name: '', address: '' }, messageId: '', date: null };
    await put(incoming(nobody), incoming(nobody));
    expect(await cases()).toHaveLength(2);
    expect(await thread('1001')).toMatchObject([
      { at: '2026-11-23T12:00:00.000Z', author: { kind: 'contact' } },
    ]);
    expect(await db.count('contacts')).toBe(2);
  });

  it('keeps attachments, and takes nothing of a batch when a file is missing', async () => {
    const attachments = [{ file: 'f1', name: 'a.txt', type: 'text/plain', size: 2, contentId: '' }];
    await expect(put(incoming(), incoming({ attachments }))).rejects.toMatchObject({ code: 'conflict' });
    expect(await db.count('messages')).toBe(0);
    await server.putFile('f1', new Blob(['hi']));
    await put(incoming({ attachments }));
    expect(await thread('1001')).toMatchObject([
      { attachments: [{ id: 'f1', name: 'a.txt', type: 'text/plain', size: 2 }] },
    ]);
  });
});

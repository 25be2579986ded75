// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { change } from '@/core/connectors/local/server/database';
import { withSenders } from '@/core/connectors/local/server/senders';
import type { MailDraft } from '@/core/model/mail-draft';
import { serverThread } from '../../fixtures/server-case';
import {
  aWorld,
  caseAt,
  killWorker,
  settled,
  signedInWorker,
  type Worker,
  type World,
} from '../../fixtures/worker';

let world: World;
let worker: Worker;
let id: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  world = await aWorld();
  worker = await signedInWorker(world);
  id = await caseAt(world, worker, { text: 'It squeaks', practice: ['Thanks'] });
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

const thread = () => serverThread(world.db, id.slice('local:'.length));
async function envelope(over: Partial<MailDraft> = {}): Promise<MailDraft> {
  const [first] = await thread();
  return {
    mode: 'reply',
    from: '',
    to: ['Carla Lima <carla@mail.example>'],
    cc: ['eve@mail.example'],
    bcc: ['boss@bikes.example'],
    subject: 'Re: A squeaking brake',
    answers: `local:${first?.id}`,
    quote: true,
    ...over,
  };
}
const submit = async (over: Partial<MailDraft> = {}, text = 'We look') =>
  worker.submitReply({
    draft: crypto.randomUUID(),
    case: id,
    text,
    attachments: [],
    status: null,
    seenRevision: 1,
    mail: await envelope(over),
  });
const atDesk = async () => (await thread()).at(-1);
const theCase = () => world.db.get('cases', id.slice('local:'.length));

describe('a mail', () => {
  test('reaches the desk with its envelope and the original below', async () => {
    await submit();
    await settled(worker);
    expect(await atDesk()).toMatchObject({
      mail: {
        subject: 'Re: A squeaking brake',
        from: 'mail',
        to: 'Carla Lima <carla@mail.example>',
        cc: 'eve@mail.example',
        bcc: 'boss@bikes.example',
      },
    });
    expect((await atDesk())?.text).toMatch(/^We look\n\nOn .*, Carla Lima wrote:\n> It squeaks$/);
    expect((await theCase())?.waitingSince).toBeNull();
  });

  test('quotes nothing if that is not wanted, and nothing of another case or a note', async () => {
    await submit({ quote: false });
    await settled(worker);
    expect((await atDesk())?.text).toBe('We look');
    const other = await caseAt(world, worker, { text: 'A secret' });
    const [secret] = await serverThread(world.db, other.slice('local:'.length));
    await submit({ answers: `local:${secret?.id}` });
    await settled(worker);
    expect((await atDesk())?.text).toBe('We look');
  });

  test('forwarded is no answer: the contact still waits, and no answer of theirs is planned', async () => {
    const before = await theCase();
    await submit({ mode: 'forward', to: ['shop@parts.example'], subject: 'Fwd: A squeaking brake' }, '');
    await settled(worker);
    expect((await atDesk())?.text).toContain('> It squeaks');
    expect(await theCase()).toMatchObject({ waitingSince: before?.waitingSince, unread: before?.unread });
    expect(await world.db.getAll('due')).toEqual([]);
  });

  test('adds no headers by its subject or addresses', async () => {
    await submit({
      subject: 'Hi\r\nBcc: all@evil.example',
      to: ['"A\nCc: b@evil.example" <carla@mail.example>'],
    });
    await settled(worker);
    expect(JSON.stringify((await atDesk())?.mail)).not.toMatch(/\\[rn]/);
  });
});

describe('what cannot go out stays a draft', () => {
  const many = Array.from({ length: 200 }, (_, i) => `p${i}@mail.example`);
  const toFetch = [{ id: 'f', name: 'bill.pdf', type: 'application/pdf', size: 1 }];
  test.each<[string, Partial<MailDraft>, object]>([
    ['a wrong address', { cc: ['eve at mail'] }, { code: 'rejected', detail: 'eve at mail' }],
    ['200 people', { bcc: many }, { code: 'too-many', detail: '202' }],
    ['nobody in To', { to: [] }, { code: 'empty' }],
    ['a forwarded file that is not here', { mode: 'forward', toFetch }, { code: 'gone', detail: 'bill.pdf' }],
  ])('%s', async (_, over, error) => {
    await expect(submit(over)).rejects.toMatchObject(error);
    expect(await (await worker.database()).count('outbox')).toBe(0);
  });

  test('without the right to reply nothing is forwarded either', async () => {
    await worker.signIn('local', 'nia');
    await expect(submit({ mode: 'forward' })).rejects.toMatchObject({ code: 'no-right' });
  });

  test('an address that is not the mailbox’s is not sent from', async () => {
    const error = { code: 'rejected', detail: 'ceo@bikes.example' };
    await expect(submit({ from: 'ceo@bikes.example' })).rejects.toMatchObject(error);
    expect(await (await worker.database()).count('outbox')).toBe(0);
  });
});

describe('a mailbox with several addresses', () => {
  const addresses = ['help@bikes.example', 'orders@bikes.example'];
  const giveAddresses = async (all: readonly string[]) => {
    await change(world.db, async (c) => {
      const directory = await c.store('directory').get('directory');
      if (!directory) throw new Error('no desk');
      const channels = withSenders(directory.channels, 'mail', all);
      await c.store('directory').put({ ...directory, channels });
      c.setMeta({ directorySeq: c.next() });
    });
  };
  beforeEach(async () => {
    await giveAddresses(addresses);
    await worker.pullDesk('local');
  });

  test('sends from the one that was chosen, else from the usual one', async () => {
    await submit({ from: 'orders@bikes.example' });
    await settled(worker);
    expect((await atDesk())?.mail?.from).toBe('orders@bikes.example');
    await submit({ from: '' });
    await settled(worker);
    expect((await atDesk())?.mail?.from).toBe('help@bikes.example');
  });

  test('refuses one that was taken away while the reply waited, and keeps the reply', async () => {
    await giveAddresses(['help@bikes.example']);
    await submit({ from: 'orders@bikes.example' });
    await settled(worker);
    const [item] = await (await worker.database()).getAll('outbox');
    expect(item).toMatchObject({ state: 'failed', problem: { code: 'rejected' } });
  });
});

describe('a file of a forwarded mail', () => {
  const file = { id: 'bill', name: 'bill.pdf', type: 'application/pdf', size: 3 };
  test('becomes a file of ours, and goes out though the desk has lost it since', async () => {
    const { keepFile } = await import('@/core/workflow/files');
    await change(
      world.db,
      async (c) => void (await c.store('files').put({ id: 'bill', blob: new Blob(['abc']) })),
    );
    expect(await keepFile(id, file, 'forward:1')).toEqual({ size: 3 });
    await world.db.delete('files', 'bill');
    expect(await keepFile(id, file, 'forward:1')).toEqual({ size: 3 });
    const draft = { draft: 'd', case: id, text: '', status: null, seenRevision: 1 };
    const attachments = [{ ...file, id: 'forward:1' }];
    await worker.submitReply({ ...draft, attachments, mail: await envelope({ mode: 'forward' }) });
    await settled(worker);
    expect(await atDesk()).toMatchObject({ attachments: [{ name: 'bill.pdf', size: 3 }] });
  });
  test('that is lost is said, and leaves nothing behind', async () => {
    const { keepFile } = await import('@/core/workflow/files');
    await expect(keepFile(id, file, 'forward:2')).rejects.toMatchObject({ code: 'gone' });
    expect(await (await worker.database()).getKey('files', 'forward:2')).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import type { Contact } from '@/core/model/contact';
import { CasebarError, codeOf } from '@/core/model/errors';
import { newCaseId, type OutboxAction, type OutboxItem } from '@/core/model/outbox-item';
import type { Consent, FilledTemplate } from '@/core/model/template';
import {
  act,
  caseNow,
  type DeskHarness,
  errorOf,
  itemFor,
  type MakeHarness,
  pullAll,
  reply,
  send,
  soon,
  withDesk,
} from './harness.ts';

type First = Extract<OutboxAction, { kind: 'outbound' }>;
const NUMBER = '+5511987654321';
/** The same person, as WhatsApp may know them. */
const WITHOUT_NINE = '+551187654321';

/** A template of the desk's own list, filled. */
async function filled(
  h: DeskHarness,
  which: Exclude<keyof DeskHarness['templates'], 'channel'>,
  text = 'Carla',
): Promise<FilledTemplate> {
  const { templates = [] } = await h.connector.directory(soon());
  const template = templates.find(({ id }) => id === h.templates[which]);
  if (!template) throw new Error(`the desk has no template ${h.templates[which]}`);
  return { template, values: { 'body:1': { text } } };
}

const asReply = (template: FilledTemplate): OutboxAction => ({
  kind: 'reply',
  text: 'Hello Carla, your plan ends soon.',
  attachments: [],
  status: null,
  template,
});

const given = (state: Consent['state'] = 'given'): Consent => ({
  channel: 'whatsapp',
  state,
  how: 'at the counter',
  at: new Date().toISOString(),
  by: { id: 'ana', name: 'Ana Reis' },
});

const first = (h: DeskHarness, template: FilledTemplate, over: Partial<First> = {}): First => ({
  kind: 'outbound',
  to: { channel: h.templates.channel, address: NUMBER, contact: null, name: 'Rui Paz' },
  subject: '',
  text: 'Hello Carla, your plan ends soon.',
  attachments: [],
  template,
  consent: given(),
  ...over,
});

function firstItem(h: DeskHarness, action: First, over: Partial<OutboxItem> = {}): OutboxItem {
  const id = crypto.randomUUID();
  return itemFor(h, newCaseId(h.desk, id), action, { id, ...over });
}

async function contactNow(h: DeskHarness, id: string): Promise<Contact | undefined> {
  let found: Contact | undefined;
  for (let cursor: string | null = null; ; ) {
    const changes = await h.connector.pull(cursor, soon());
    found = changes.contacts.find((one) => one.id === id) ?? found;
    cursor = changes.cursor;
    if (!changes.more) return found;
  }
}

const refusal = async (work: Promise<unknown>) => {
  const error = await errorOf(work);
  return error instanceof CasebarError ? [error.code, error.detail.split(' ')[0]] : [codeOf(error)];
};

/** Templates, first messages and what people let us write. */
export const templates = (make: MakeHarness) =>
  describe('templates', () => {
    const whenItCan = (work: (h: DeskHarness) => Promise<void>) => async (h: DeskHarness) => {
      const { capabilities } = h.connector;
      if (capabilities.templates && capabilities.outbound.includes('whatsapp')) await work(h);
    };
    const withTemplates = (work: (h: DeskHarness) => Promise<void>) => withDesk(make, whenItCan(work));

    test(
      'a reply that goes out as a template is in the thread as it was filled, after the window too',
      withTemplates(async (h) => {
        const id = await h.server.aCase({ windowOver: true });
        const { message } = await act(h, id, asReply(await filled(h, 'utility')));
        expect((await pullAll(h)).messages.get(message)).toMatchObject({
          direction: 'out',
          text: 'Hello Carla, your plan ends soon.',
          template: { template: { id: h.templates.utility }, values: { 'body:1': { text: 'Carla' } } },
        });
      }),
    );

    test(
      'free text is refused after the window, and is not there',
      withTemplates(async (h) => {
        const id = await h.server.aCase({ windowOver: true });
        expect((await refusal(act(h, id, reply('Too late'))))[0]).toBe('window-over');
        expect(await h.server.countOf(id, 'Too late')).toBe(0);
      }),
    );

    test(
      'a template that the platform would refuse is refused with its code, and is not there',
      withTemplates(async (h) => {
        const id = await h.server.aCase({ windowOver: true });
        const { length } = await h.server.thread(id);
        const utility = await filled(h, 'utility');
        const bad: readonly [FilledTemplate, string][] = [
          [await filled(h, 'paused'), '132015'],
          [{ ...utility, values: {} }, '132000'],
          [{ ...utility, values: { 'body:1': { text: 'two\nlines' } } }, '132018'],
          [{ ...utility, template: { ...utility.template, name: 'nobody_knows' } }, '132001'],
        ];
        for (const [template, code] of bad)
          expect(await refusal(act(h, id, asReply(template))), code).toEqual(['bad-template', code]);
        expect(await h.server.thread(id)).toHaveLength(length);
      }),
    );

    test(
      'a first message begins a case with its contact, and the receipt names both',
      withTemplates(async (h) => {
        const receipt = await send(h, firstItem(h, first(h, await filled(h, 'utility'))));
        const known = await pullAll(h);
        const begun = known.cases.get(receipt.case ?? '');
        expect(begun).toMatchObject({ channel: h.templates.channel, assignee: h.agents.me });
        expect(known.messages.get(receipt.message)).toMatchObject({ case: receipt.case, direction: 'out' });
        const contact = await contactNow(h, begun?.contact ?? '');
        expect(contact).toMatchObject({ name: 'Rui Paz', phone: NUMBER });
        expect(contact?.consents).toMatchObject([{ state: 'given', how: 'at the counter' }]);
      }),
    );

    test(
      'a first message whose answer was lost begins one case, however often it is asked about',
      withTemplates(async (h) => {
        const before = (await pullAll(h)).cases.size;
        const item = firstItem(h, first(h, await filled(h, 'utility')));
        h.fault('drop-answer');
        await expect(send(h, item)).rejects.toThrow();
        h.fault(null);
        await new Promise((done) => setTimeout(done, h.connector.settleMs));
        const known = await h.connector.wasDelivered(item, soon());
        if (known === 'no' || known === 'unknown') throw new Error('it is there');
        if (h.dedupes) expect(await send(h, item)).toEqual(known);
        expect((await pullAll(h)).cases.size).toBe(before + 1);
        expect(known.case && (await caseNow(h, known.case)).id).toBe(known.case);
      }),
    );

    test(
      'a second first message goes into the open case, in whichever way the number is written',
      withTemplates(async (h) => {
        const template = await filled(h, 'utility');
        const one = await send(h, firstItem(h, first(h, template)));
        const { consent: _, ...without } = first(h, template);
        const to = { ...without.to, address: WITHOUT_NINE };
        const two = await send(h, firstItem(h, { ...without, to }));
        expect(two.case).toBe(one.case);
        expect(two.message).not.toBe(one.message);
      }),
    );

    test(
      'nobody is written to first without permission, nor by somebody who may not reply',
      withTemplates(async (h) => {
        const before = (await pullAll(h)).cases.size;
        const { consent: _, ...without } = first(h, await filled(h, 'utility'));
        expect(await refusal(send(h, firstItem(h, without)))).toEqual(['no-consent', 'none']);
        const agent = h.agents.noReply;
        const allowed = { ...without, consent: given() };
        expect((await refusal(send(h, firstItem(h, allowed, { agent }))))[0]).toBe('no-right');
        expect((await pullAll(h)).cases.size).toBe(before);
      }),
    );

    test(
      'a first message in free text is refused where there is a window',
      withTemplates(async (h) => {
        const { template: _, ...plain } = first(h, await filled(h, 'utility'));
        expect((await refusal(send(h, firstItem(h, plain))))[0]).toBe('window-over');
      }),
    );

    test(
      'what a contact allows is on record, and advertising ends with it, an order does not',
      withTemplates(async (h) => {
        const id = await h.server.aCase({ windowOver: true });
        const { contact } = await caseNow(h, id);
        await act(h, id, asReply(await filled(h, 'marketing')));
        await act(h, id, { kind: 'consent', contact, consent: given('stopped') });
        expect((await contactNow(h, contact))?.consents).toMatchObject([{ state: 'stopped' }]);
        expect((await refusal(act(h, id, asReply(await filled(h, 'marketing')))))[0]).toBe('no-consent');
        await act(h, id, asReply(await filled(h, 'utility')));
        await act(h, id, { kind: 'consent', contact, consent: given('revoked') });
        expect((await refusal(act(h, id, asReply(await filled(h, 'utility')))))[0]).toBe('no-consent');
        expect((await contactNow(h, contact))?.consents).toHaveLength(2);
      }),
    );
  });

// @vitest-environment node
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FilledTemplate, WhatsAppTemplate } from '@/core/model/template';
import { checkText, type SendContext } from '@/core/templates/check';
import { checkSend } from '@/core/templates/current';
import { detailOf, mayGo, problemIn } from '@/core/templates/problem';
import { refusalOf } from '@/core/templates/refusals';
import { requestBody } from '@/core/templates/request';
import { type CloudApi, startCloudApi } from '../../servers/cloud-api/http';
import { judge } from '../../servers/cloud-api/judge';
import { BAD_SENDS, BAD_TEXTS } from './bad-sends';
import type { BadSend } from './bad-values';
import { aContext, CUSTOMER, hoursAgo, parsed, typed, wire, worldFor } from './samples';

let api: CloudApi;
beforeAll(async () => {
  api = await startCloudApi(worldFor([], aContext()));
});
afterAll(() => api.close());

const post = (message: unknown) =>
  fetch(`${api.base}/messages`, {
    method: 'POST',
    headers: { authorization: 'Bearer test' },
    body: JSON.stringify(message),
  });

interface Attempt {
  readonly filled: FilledTemplate & { readonly template: WhatsAppTemplate };
  readonly about: SendContext;
  readonly list: readonly WhatsAppTemplate[];
  readonly listed: readonly unknown[];
}

/** A send in which only what the row says is wrong. */
function attempt(row: BadSend): Attempt {
  const was = wire(row.wire);
  const { elsewhere = false } = row;
  const about = aContext(row.about);
  const template = { ...parsed(was), channels: elsewhere ? ['wa-2'] : [] };
  const listed = elsewhere || row.now === null ? [] : [row.now ? { ...was, ...row.now } : was];
  const values = typed(row.values ?? (row.wire?.components ? {} : { 'body:1': 'Ana', 'body:2': '30/11' }));
  const media = row.media && { id: 'file-1', name: 'file', type: '', size: 0, ...row.media };
  return {
    filled: { template, values, ...(media && { media }) },
    about,
    list: elsewhere ? [template] : listed.map(parsed),
    listed,
  };
}

/** The one way out: what is checked and found wanting never becomes a request. */
async function send({ filled, about, list }: Attempt) {
  const problems = checkSend(filled, about, list);
  if (mayGo(problems)) await post(requestBody(filled, { to: about.address ?? CUSTOMER, key: 'key-1' }));
  return problems;
}

/** What the platform would have said, asked behind our back. */
const verdictOn = ({ filled, about, listed }: Attempt) =>
  judge(
    requestBody(filled, { to: about.address ?? '', key: 'key-1' }),
    worldFor(listed, about, filled.media ? { [filled.media.id]: filled.media } : {}),
  )?.code;

describe('a send that would be refused', () => {
  it('is one of at least sixty', () => {
    expect(BAD_SENDS.length + BAD_TEXTS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(BAD_SENDS.map(({ what }) => what)).size).toBe(BAD_SENDS.length);
  });

  it.each(BAD_SENDS)('$what: stopped, with $code', async (row) => {
    const one = attempt(row);
    const stops = (await send(one)).filter(({ level }) => level === 'stop');
    expect(stops[0]).toMatchObject({ code: row.code, field: row.field ?? null });
    expect(stops.every(({ code }) => code === row.code)).toBe(true);
    expect(verdictOn(one)).toBe(row.code);
    expect(problemIn(detailOf(stops[0] ?? expect.fail()))).toMatchObject({
      code: row.code,
      field: row.field ?? null,
    });
    expect(refusalOf(row.code)).toBeDefined();
  });

  it.each(BAD_TEXTS)('$what: stopped, with $code', ({ code, text, about: change }) => {
    const about = aContext({ windowEndsAt: hoursAgo(-2), ...change });
    expect(checkText(text, about).map((problem) => problem.code)).toEqual([code]);
    const message = { messaging_product: 'whatsapp', to: CUSTOMER, type: 'text', text: { body: text } };
    const readable = Number.isNaN(Date.parse(about.windowEndsAt ?? ''))
      ? { ...about, windowEndsAt: null }
      : about;
    expect(judge(message, worldFor([], readable))?.code).toBe(code);
  });

  it('made no request, not one', () => {
    expect(api.received).toEqual([]);
  });

  it('goes as soon as what was wrong is right', async () => {
    const one = attempt({ what: 'nothing wrong', code: 0 });
    api.world = worldFor(one.listed, one.about);
    expect(await send(one)).toEqual([]);
    expect(api.received).toHaveLength(1);
    expect(api.accepted).toHaveLength(1);
  });
});

// @vitest-environment node
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFilled } from '@/core/templates/check';
import { mayGo } from '@/core/templates/problem';
import { requestBody } from '@/core/templates/request';
import { type CloudApi, startCloudApi } from '../../servers/cloud-api/http';
import { judge } from '../../servers/cloud-api/judge';
import { type RandomSend, randomSend } from './random-sends';
import { CUSTOMER, worldFor } from './samples';

const RUNS = 10_000;

const worldOf = ({ wire, filled: { media }, about, isListed }: RandomSend) =>
  worldFor(isListed ? [wire] : [], about, media ? { [media.id]: media } : {});
/** What would go out, whether or not it may. */
const bodyOf = ({ filled, about }: RandomSend) =>
  requestBody(filled, { to: about.address ?? CUSTOMER, key: 'key-1' });

/** Text is counted in units that are never fewer than the platform's: a stop for length may come some emoji early. */
const isEarly = (reasons: readonly string[]) => reasons.some((reason) => reason.endsWith('-long'));

describe('whatever is filled in', () => {
  const codes = new Map<number, number>();
  let sent = 0;

  it(`goes out only if the platform takes it, and is stopped with the platform's own code: ${RUNS} sends`, () => {
    fc.assert(
      fc.property(randomSend, (one) => {
        const stops = checkFilled(one.filled, one.about).filter(({ level }) => level === 'stop');
        const verdict = judge(bodyOf(one), worldOf(one));
        const found = stops.map(({ code }) => code);
        if (verdict) {
          // Everything it would reject we stopped, and knew why.
          expect(found).toContain(verdict.code);
          codes.set(verdict.code, (codes.get(verdict.code) ?? 0) + 1);
        } else if (!isEarly(stops.map(({ reason }) => reason))) {
          // What it takes we let through, unless a rule of our own is broken.
          expect(found.filter((code) => code !== null)).toEqual([]);
        }
        if (stops.length === 0) sent += 1;
      }),
      { numRuns: RUNS },
    );
  });

  it('was tried in every way: many that go, and every code that a message itself can cost', () => {
    expect(sent).toBeGreaterThan(RUNS / 10);
    const wanted = [
      100, 131008, 131009, 131021, 131048, 131050, 131053, 132000, 132001, 132005, 132012, 132015, 132016,
      132018,
    ];
    expect(wanted.filter((code) => !codes.has(code))).toEqual([]);
  });
});

describe('over a real connection', () => {
  let api: CloudApi;
  beforeAll(async () => {
    api = await startCloudApi({ token: 'test', number: '', templates: [], people: {}, media: {}, now: '' });
  });
  afterAll(() => api.close());

  it('every message we let through arrives and is taken; the others never leave', async () => {
    const tried = fc.sample(randomSend, 400);
    const going = tried.filter(({ filled, about }) => mayGo(checkFilled(filled, about)));
    for (const one of going) {
      api.world = worldOf(one);
      const response = await fetch(`${api.base}/messages`, {
        method: 'POST',
        headers: { authorization: 'Bearer test', 'content-type': 'application/json' },
        body: JSON.stringify(bodyOf(one)),
      });
      expect({ status: response.status, body: await response.json() }).toMatchObject({
        status: 200,
        body: { messaging_product: 'whatsapp' },
      });
    }
    expect(going.length).toBeGreaterThan(40);
    expect(api.received.length).toBe(going.length);
    expect(api.accepted.map(({ message }) => message)).toEqual(
      going.map((one) => JSON.parse(JSON.stringify(bodyOf(one)))),
    );
  });
});

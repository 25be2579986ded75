// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { type Draft, type DraftTab, draftKey } from '@/core/model/draft';
import { queries } from '@/core/queries/index';
import { closeDatabase, database } from '@/core/store/database';
import { putDesk } from '@/core/store/desks';
import { enqueue } from '@/core/store/outbox';
import type { DraftVersion } from '@/core/store/schema';
import { filesInUse, keepDrafts } from '@/core/workflow/keep-drafts';
import { adoptOldDrafts, putBackLost, tidyDrafts } from '@/core/workflow/tidy-drafts';
import { aDesk, anAgent, anItem, minutesAfterNoon } from '../../fixtures/model';

const aDraft = (over: Partial<Draft> = {}): Draft => ({
  id: 'd1',
  case: 'local:1',
  tab: 'reply',
  agent: 'ana',
  text: 'Dear',
  attachments: [],
  savedAt: minutesAfterNoon(0),
  by: 'here',
  ...over,
});
const key = draftKey(aDraft());
let place: unknown;
/** What a surface writes into the draft's place, as the background hears of it; undefined = it was emptied. */
async function stored(value: unknown) {
  const oldValue = place;
  place = value;
  await keepDrafts({ [key]: { oldValue, newValue: value } });
}
const versions = async () => (await database()).getAll('drafts');
const texts = async () => (await versions()).map(({ text }) => text);
const seconds = (count: number) => minutesAfterNoon(count / 60);
const list = () => queries.drafts.run(null);
const earlier = (tab: DraftTab = 'reply') => queries.draftVersions.run({ case: 'local:1', tab });

beforeEach(async () => {
  await closeDatabase();
  place = undefined;
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(minutesAfterNoon(1)) });
  await putDesk(aDesk());
});
afterEach(() => vi.useRealTimers());

describe('a version', () => {
  const long = 'We are sorry for the squeaking brake and send you a new one today, free of charge.';

  test('begins when another window writes, however soon: neither text writes over the other', async () => {
    await stored(aDraft({ text: 'From here' }));
    await stored(aDraft({ text: 'From there', by: 'there', savedAt: seconds(1) }));
    await stored(aDraft({ text: 'From there, on', by: 'there', savedAt: seconds(2) }));
    expect(await texts()).toEqual(['From here', 'From there, on']);
  });

  test('begins when a passage goes, at one stroke or letter by letter; a slip of the pen begins none', async () => {
    await stored(aDraft({ text: long }));
    await stored(aDraft({ text: long.slice(0, -3), savedAt: seconds(1) }));
    await stored(aDraft({ text: `${long.slice(0, -3)}ge!`, savedAt: seconds(2) }));
    expect(await texts()).toEqual([`${long.slice(0, -3)}ge!`]);
    await stored(aDraft({ text: 'S', savedAt: seconds(3) }));
    await stored(aDraft({ text: long, savedAt: seconds(4) }));
    for (let left = long.length; left >= 10; left -= 4)
      await stored(aDraft({ text: long.slice(0, left), savedAt: seconds(5) }));
    expect((await texts()).slice(0, 2)).toEqual([`${long.slice(0, -3)}ge!`, long]);
  });

  test('begins when a file is taken out', async () => {
    const attachments = [{ id: 'f', name: 'a.pdf', type: 'application/pdf', size: 1 }];
    await stored(aDraft({ attachments }));
    await stored(aDraft({ savedAt: seconds(1) }));
    expect((await versions()).map((one) => one.attachments.length)).toEqual([1, 0]);
    expect(await filesInUse()).toEqual(new Set(['f']));
  });
});

describe('what became of a draft', () => {
  const ends = async () => (await versions()).map(({ text, end }) => [text, end]);

  test('is noted: discarded, sent, or replaced by an earlier version', async () => {
    await stored(aDraft({ text: 'Thrown away' }));
    await stored(undefined);
    await stored(aDraft({ id: 'd2', text: 'Sent' }));
    await enqueue(anItem({ id: 'd2' }), null, 'deliver:local');
    await stored({ sent: 'd2' });
    await stored(aDraft({ id: 'd3', text: 'Left for another' }));
    await stored(aDraft({ id: 'd4', text: 'The other' }));
    expect(await ends()).toEqual([
      ['Thrown away', 'discarded'],
      ['Sent', 'sent'],
      ['Left for another', 'replaced'],
      ['The other', undefined],
    ]);
  });

  test('is taken back with the text, by undo', async () => {
    await stored(aDraft());
    await stored(undefined);
    await stored(aDraft({ savedAt: seconds(1) }));
    expect((await list()).map(({ draft, end }) => [draft.text, end])).toEqual([['Dear', null]]);
  });

  test('nobody heard of is kept all the same: the worker may have been away', async () => {
    await keepDrafts({ [key]: { oldValue: aDraft({ text: 'Only seen at its end' }), newValue: undefined } });
    expect(await ends()).toEqual([['Only seen at its end', 'discarded']]);
  });
});

describe('tidying', () => {
  const day = (count: number) => vi.setSystemTime(Date.parse(minutesAfterNoon(1)) + count * 86_400_000);

  test('lets go after a week of what ended, never of what is still written', async () => {
    await browser.storage.local.set({ [key]: aDraft({ id: 'd2', text: 'Still here' }) });
    await stored(aDraft({ text: 'Over' }));
    await stored(aDraft({ id: 'd2', text: 'Still here' }));
    day(6);
    await tidyDrafts();
    expect(await texts()).toEqual(['Over', 'Still here']);
    day(8);
    await tidyDrafts();
    expect(await texts()).toEqual(['Still here']);
    day(30);
    await tidyDrafts();
    expect(await texts()).toEqual(['Still here']);
    expect((await (await database()).get('jobs', 'drafts:'))?.dueAt).toBeDefined();
  });

  test('finds what was written or emptied in the moment in which the browser was killed', async () => {
    await stored(aDraft({ text: 'Emptied unheard' }));
    const other = aDraft({ case: 'local:2', id: 'd9', text: 'Written unheard' });
    await browser.storage.local.set({ [draftKey(other)]: other });
    await tidyDrafts();
    expect((await list()).map(({ draft, end }) => [draft.text, end])).toEqual(
      expect.arrayContaining([
        ['Emptied unheard', 'discarded'],
        ['Written unheard', null],
      ]),
    );
  });

  test.each([1, 2])(
    'does not take for discarded what is begun at this very moment (look %i)',
    async (nth) => {
      const begun = aDraft({ text: 'Begun just now' });
      const { local } = browser.storage;
      const { get } = local;
      let looks = 0;
      vi.spyOn(local, 'get').mockImplementation(async (keys) => {
        const before = await get.call(local, keys);
        if (keys === null) looks += 1;
        if (keys !== null || looks !== nth) return before;
        // After it was looked at, and before whatever is looked at next.
        await local.set({ [key]: begun });
        await stored(begun);
        return before;
      });
      await tidyDrafts();
      expect(looks).toBe(2);
      expect((await list()).map(({ draft, end }) => [draft.text, end])).toEqual([['Begun just now', null]]);
    },
  );
});

describe('at the next start of the browser', () => {
  const inPlace = async () => (await browser.storage.local.get(key))[key];

  test('what storage.local lost or has in an older state is put back as it was last', async () => {
    const last = aDraft({ text: 'Dear Carla', savedAt: seconds(2) });
    await stored(aDraft());
    await stored(last);
    await browser.storage.local.remove(key);
    await putBackLost();
    expect(await inPlace()).toEqual(last);
    await browser.storage.local.set({ [key]: aDraft() });
    await putBackLost();
    expect(await inPlace()).toEqual(last);
  });

  test('what was discarded, sent or written on since stays as it is', async () => {
    await stored(aDraft({ text: 'Thrown away' }));
    await stored(undefined);
    await browser.storage.local.remove(key);
    await putBackLost();
    expect(await inPlace()).toBeUndefined();
    await stored(aDraft({ id: 'd2', text: 'Sent' }));
    await enqueue(anItem({ id: 'd2' }), null, 'deliver:local');
    await putBackLost();
    expect(await inPlace()).toBeUndefined();
    await stored(aDraft({ id: 'd3', text: 'Written' }));
    const newer = aDraft({ id: 'd3', text: 'Written on', savedAt: seconds(9) });
    await browser.storage.local.set({ [key]: newer });
    await putBackLost();
    expect(await inPlace()).toEqual(newer);
  });
});

describe('on a browser that two agents share', () => {
  test('each finds their own drafts and versions only', async () => {
    await stored(aDraft({ text: 'Of Ana' }));
    await stored(undefined);
    await putDesk(aDesk({ me: anAgent({ id: 'ben' }) }));
    expect(await list()).toEqual([]);
    expect(await earlier()).toEqual([]);
    await stored(aDraft({ id: 'd2', agent: 'ben', text: 'Of Ben' }));
    expect((await earlier()).map(({ draft }) => draft.text)).toEqual(['Of Ben']);
    await putDesk(aDesk());
    expect((await earlier()).map(({ draft }) => draft.text)).toEqual(['Of Ana']);
  });

  test('drafts of the time before become those of whoever is signed in, and no text writes over another', async () => {
    const { agent: _, by: _b, ...old } = aDraft({ text: 'From before' });
    const row = { ...old, version: 1 } as DraftVersion; // as an older release left it
    await (await database()).put('drafts', row);
    await browser.storage.local.set({
      'draft:local:1:reply': old,
      'draft:local:2:note': { ...old, id: 'd2', case: 'local:2', tab: 'note', text: 'Old note' },
      'draft:local:3:reply': { sent: 'd3' },
      [draftKey(aDraft({ case: 'local:2', tab: 'note' }))]: aDraft({
        id: 'd4',
        case: 'local:2',
        tab: 'note',
        text: 'New note',
      }),
    });
    await adoptOldDrafts();
    await adoptOldDrafts();
    const all = await browser.storage.local.get(null);
    expect(all[key]).toMatchObject({ id: 'd1', agent: 'ana', text: 'From before' });
    expect(all['draft:local:1:reply']).toBeUndefined();
    expect(all['draft:local:2:note:ana']).toMatchObject({ text: 'New note' });
    const kept = await versions();
    expect(kept.every(({ agent }) => agent === 'ana')).toBe(true);
    expect(kept.map(({ text }) => text)).toContain('Old note');
  });
});

test('a draft of a case that is gone can still be found, with the name of the customer', async () => {
  await (await database()).put('drafts', {
    ...aDraft({ text: 'To nobody' }),
    version: 1,
    about: { name: 'Carla Lima', subject: 'A squeaking brake' },
  });
  expect(await list()).toMatchObject([{ name: 'Carla Lima', number: '', place: 'gone', end: null }]);
});

import { describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { DraftModel } from '@/components/composer/draft-model';
import { type Draft, type DraftPlace, draftKey } from '@/core/model/draft';

let last = 0;
const aPlace = () => {
  last += 1;
  return `local:d${last}`;
};
const placeOf = (id: string): DraftPlace => ({ case: id, tab: 'reply', agent: 'ana' });
const pause = (ms = 70) => new Promise((done) => setTimeout(done, ms));
const read = async (id: string) =>
  (await browser.storage.local.get(draftKey(placeOf(id))))[draftKey(placeOf(id))];
const put = (id: string, value: unknown) => browser.storage.local.set({ [draftKey(placeOf(id))]: value });
const aDraft = (id: string, over: Partial<Draft> = {}): Draft => ({
  id: 'draft-1',
  case: id,
  tab: 'reply',
  agent: 'ana',
  text: 'Stored before',
  attachments: [],
  savedAt: '2026-11-02T12:00:00.000Z',
  ...over,
});
async function opened(id = aPlace()) {
  const model = new DraftModel(placeOf(id));
  await pause(5);
  return { id, model };
}

describe('a draft', () => {
  it('is on disk within a pause of typing, and gone when the field is emptied', async () => {
    const { id, model } = await opened();
    model.setText('H');
    model.setText('Hello');
    expect(model.saved.value).toBe('saving');
    await pause();
    expect(await read(id)).toMatchObject({ case: id, tab: 'reply', text: 'Hello' });
    expect(model.saved.value).toBe('saved');
    model.setText('');
    await pause();
    expect(await read(id)).toBeUndefined();
    expect(model.saved.value).toBe('empty');
  });

  it('for approval has its note, queue, status and what it replaces with it, also after the page was closed', async () => {
    const place: DraftPlace = { case: aPlace(), tab: 'approval', agent: 'ana' };
    const review = {
      note: 'Is this right?',
      queue: 'sales',
      status: 'resolved',
      of: { approval: 'local:a1', revision: 2 },
    } as const;
    const model = new DraftModel(place);
    await model.ready;
    model.setText('Please look');
    model.setReview(review);
    await model.flush();
    const again = new DraftModel(place);
    await again.ready;
    expect([again.text.value, again.review.value]).toEqual(['Please look', review]);
    // Another version in its place, or none: nothing of the old one goes out with the new one.
    await again.replaceBy({ ...aDraft(place.case), ...place });
    expect(again.review.value).toBeUndefined();
  });

  it('for approval is kept for its note alone, and gone with it', async () => {
    const place: DraftPlace = { case: aPlace(), tab: 'approval', agent: 'ana' };
    const kept = async () => (await browser.storage.local.get(draftKey(place)))[draftKey(place)];
    const model = new DraftModel(place);
    await model.ready;
    const review = { queue: null, status: null, of: null };
    model.setReview({ ...review, note: 'Wait for me' });
    await model.flush();
    expect(await kept()).toMatchObject({ text: '', review: { note: 'Wait for me' } });
    model.setReview({ ...review, note: '' });
    await model.flush();
    expect(await kept()).toBeUndefined();
  });

  it('that a reviewer returned comes without a word about another window', async () => {
    const { id, model } = await opened();
    await put(id, aDraft(id, { text: 'Back again', by: 'returned', savedAt: new Date().toISOString() }));
    await pause();
    expect([model.text.value, model.changedElsewhere.value]).toEqual(['Back again', false]);
  });

  it('written on in another window is shown here at once, if none of the words here are missing', async () => {
    const { id, model } = await opened();
    model.setText('Begun here');
    await pause();
    const since = new Date(Date.now() + 1000).toISOString();
    await put(id, aDraft(id, { text: 'Begun here, ended there', savedAt: since }));
    await pause();
    expect(model.text.value).toBe('Begun here, ended there');
    expect(await read(id)).toMatchObject({ text: 'Begun here, ended there', savedAt: since });
  });

  it('is there again after the page was closed, under the same id', async () => {
    const id = aPlace();
    await put(id, aDraft(id));
    const { model } = await opened(id);
    expect(model.text.value).toBe('Stored before');
    model.setText('Stored before and more');
    await pause();
    expect(await read(id)).toMatchObject({ id: 'draft-1', text: 'Stored before and more' });
  });

  it('that only says which message it answers is there again, until the agent takes that back', async () => {
    const { id, model } = await opened();
    model.setReplyTo('local:m7');
    await pause();
    const { model: again } = await opened(id);
    expect(again.replyTo.value).toBe('local:m7');
    again.setReplyTo(undefined);
    await pause();
    expect(await read(id)).toBeUndefined();
  });

  it('is there again even if it is longer than can be sent', async () => {
    const { id, model } = await opened();
    model.setText('x'.repeat(1_200_000));
    await pause();
    const { model: again } = await opened(id);
    expect(again.text.value).toHaveLength(1_200_000);
  });

  it('is written at once when the page closes or hides in the middle of a word', async () => {
    const { id, model } = await opened();
    model.setText('half a wo');
    dispatchEvent(new Event('beforeunload'));
    await pause(1);
    expect(await read(id)).toMatchObject({ text: 'half a wo' });
    model.setText('half a word');
    document.dispatchEvent(new Event('visibilitychange'));
    await pause(1);
    expect(await read(id)).toMatchObject({ text: 'half a word' });
  });

  it('leaves no listener behind once it is on disk: the page can be kept by the browser', async () => {
    const removed = vi.spyOn(window, 'removeEventListener');
    const { model } = await opened();
    model.setText('done');
    await pause();
    expect(removed).toHaveBeenCalledWith('beforeunload', expect.anything());
  });

  it('typed before the stored one was read loses neither', async () => {
    const id = aPlace();
    await put(id, aDraft(id));
    const model = new DraftModel(placeOf(id));
    model.setText('typed early');
    await pause();
    expect(model.text.value).toBe('Stored before\n\ntyped early');
    expect(await read(id)).toMatchObject({ text: 'Stored before\n\ntyped early' });
  });

  it('says so when it cannot be stored, and tries again with the next key', async () => {
    const { id, model } = await opened();
    const full = vi.spyOn(browser.storage.local, 'set').mockRejectedValue(new Error('QuotaExceeded'));
    model.setText('x');
    await pause();
    expect(model.saved.value).toBe('failed');
    full.mockRestore();
    model.setText('xy');
    await pause();
    expect(model.saved.value).toBe('saved');
    expect(await read(id)).toMatchObject({ text: 'xy' });
  });

  it('that is rubbish on disk is taken for none', async () => {
    const id = aPlace();
    await put(id, { text: 5 });
    const { model } = await opened(id);
    expect(model.text.value).toBe('');
  });

  it('thrown away comes back with undo, with its id and files', async () => {
    const { id, model } = await opened();
    model.setText('Not so bad');
    model.setAttachments([{ id: 'f', name: 'a.pdf', type: 'application/pdf', size: 3 }]);
    await pause();
    const before = await read(id);
    const taken = model.discard();
    await pause();
    expect(await read(id)).toBeUndefined();
    model.restore(taken);
    await pause();
    expect(await read(id)).toEqual({ ...Object(before), savedAt: expect.any(String) });
  });
});

describe('a draft of one agent', () => {
  it('is not that of the next one on the same browser', async () => {
    const { id, model } = await opened();
    model.setText('Of Ana');
    await pause();
    const next = new DraftModel({ ...placeOf(id), agent: 'ben' });
    await next.ready;
    expect(next.text.value).toBe('');
    next.setText('Of Ben');
    await pause();
    expect(model.text.value).toBe('Of Ana');
    expect(await read(id)).toMatchObject({ text: 'Of Ana', agent: 'ana' });
  });

  it('takes an earlier version under another id, once what stood there is on disk', async () => {
    const { id, model } = await opened();
    const written: unknown[] = [];
    const note = (changes: Record<string, { newValue?: unknown }>) =>
      written.push(Object.values(changes)[0]?.newValue);
    browser.storage.onChanged.addListener(note);
    model.setText('What stands there');
    await model.replaceBy(aDraft(id, { text: 'What stood there' }));
    browser.storage.onChanged.removeListener(note);
    expect(written).toMatchObject([{ text: 'What stands there' }, { text: 'What stood there' }]);
    const ids = written.map((one) => Object(one).id);
    expect(new Set([...ids, 'draft-1']).size).toBe(3);
  });

  it('that the disk refuses is tried again by itself, and an update is asked to wait', async () => {
    vi.useFakeTimers();
    const asked = vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue({ ok: true, value: null });
    const id = aPlace();
    const model = new DraftModel(placeOf(id));
    await vi.advanceTimersByTimeAsync(1);
    const full = vi.spyOn(browser.storage.local, 'set').mockRejectedValue(new Error('QuotaExceeded'));
    model.setText('precious');
    await vi.advanceTimersByTimeAsync(50);
    expect(model.saved.value).toBe('failed');
    expect(asked).toHaveBeenCalledWith(expect.objectContaining({ call: 'holdUpdate' }));
    full.mockRestore();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(model.saved.value).toBe('saved');
    expect(await read(id)).toMatchObject({ text: 'precious' });
    vi.useRealTimers();
  });
});

describe('the same draft in two windows', () => {
  it('shows what the other one wrote, and says so', async () => {
    const id = aPlace();
    const { model: here } = await opened(id);
    const { model: there } = await opened(id);
    there.setText('from there');
    await pause();
    expect(here.text.value).toBe('from there');
    expect(here.changedElsewhere.value).toBe(true);
    expect(there.changedElsewhere.value).toBe(false);
  });

  it('never pushes away what is being typed here', async () => {
    const { id, model } = await opened();
    model.setText('typing right now');
    await pause();
    await put(id, aDraft(id, { text: 'from there', savedAt: new Date(Date.now() + 5).toISOString() }));
    await pause();
    expect(model.text.value).toBe('typing right now');
    expect(await read(id)).toMatchObject({ text: 'typing right now' });
  });

  it('says that the other one wrote too, though what is typed here stays; typing on takes the word away later', async () => {
    const { id, model } = await opened();
    model.setText('typing right now');
    await pause();
    const since = new Date(Date.now() + 5).toISOString();
    await put(id, aDraft(id, { text: 'from there', savedAt: since, by: 'there' }));
    await pause();
    expect(model.changedElsewhere.value).toBe(true);
    model.setText('typing right now, on');
    expect(model.changedElsewhere.value).toBe(true);
    const later = Date.now() + 5_000;
    vi.spyOn(Date, 'now').mockReturnValue(later);
    model.setText('typing right now, on and on');
    expect(model.changedElsewhere.value).toBe(false);
  });

  it('ignores what is older than what stands here', async () => {
    const { id, model } = await opened();
    model.setText('new');
    await pause();
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
    await put(id, aDraft(id, { text: 'old', savedAt: '2020-01-01T00:00:00.000Z' }));
    expect(model.text.value).toBe('new');
  });

  it('empties when the other one sent it, but keeps what is a draft of its own', async () => {
    const id = aPlace();
    await put(id, aDraft(id));
    const { model } = await opened(id);
    await put(id, { sent: 'somebody else' });
    await pause();
    expect(model.text.value).toBe('Stored before');
    expect(await read(id)).toMatchObject({ text: 'Stored before' });
    await put(id, { sent: 'draft-1' });
    await pause();
    expect(model.text.value).toBe('');
  });
});

describe('a draft that another window sends while it is typed in here', () => {
  const sentElsewhere = async (typed: (id: string) => string) => {
    const { id, model } = await opened();
    model.setText('The same words');
    await pause();
    const stored = await read(id);
    model.setText(typed('The same words'));
    await pause();
    await put(id, stored);
    await put(id, { sent: (stored as Draft).id });
    await pause();
    return model.text.value;
  };

  it('goes if it is word for word what was sent, or it would be sent twice', async () => {
    expect(await sentElsewhere((text) => text)).toBe('');
  });

  it('stays if there is more in it', async () => {
    expect(await sentElsewhere((text) => `${text} and more`)).toBe('The same words and more');
  });
});

describe('handing over', () => {
  it('empties at once, has the text on disk before it asks, and never writes the next one over it', async () => {
    const { id, model } = await opened();
    model.setText('first');
    let answer: () => void = () => {};
    let onDisk: unknown;
    const done = model.handOver(async (draft) => {
      onDisk = await read(id);
      expect(draft.text).toBe('first');
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      await put(id, { sent: draft.id });
    });
    expect(model.text.value).toBe('');
    await pause(5);
    expect(onDisk).toMatchObject({ text: 'first' });
    model.setText('second');
    await pause();
    expect(await read(id)).toMatchObject({ text: 'first' });
    answer();
    await done;
    await pause(5);
    expect(await read(id)).toMatchObject({ text: 'second' });
    expect(model.text.value).toBe('second');
  });

  it('gives each message an id of its own', async () => {
    const { model } = await opened();
    const ids: string[] = [];
    const submit = async (draft: Draft) => void ids.push(draft.id);
    model.setText('one');
    await model.handOver(submit);
    model.setText('two');
    await model.handOver(submit);
    expect(new Set(ids).size).toBe(2);
  });

  it('goes on when the disk is full', async () => {
    const { model } = await opened();
    vi.spyOn(browser.storage.local, 'set').mockRejectedValue(new Error('QuotaExceeded'));
    const submit = vi.fn(async () => {});
    model.setText('urgent');
    await model.handOver(submit);
    expect(submit).toHaveBeenCalledOnce();
    expect(model.text.value).toBe('');
  });

  it('puts the text back when it fails, with the same id', async () => {
    const { id, model } = await opened();
    model.setText('precious');
    let sent = '';
    const failing = model.handOver(async (draft) => {
      sent = draft.id;
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await pause();
    expect(await read(id)).toMatchObject({ id: sent, text: 'precious' });
  });
});

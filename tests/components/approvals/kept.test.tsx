import { screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { useKeys } from '@/components/app/keys';
import { changeSettings } from '@/components/app/settings';
import { readReview, sweepReviews, writeReview } from '@/components/approvals/kept';
import { goTo, listPlace } from '@/components/approvals/place';
import { ReviewCase } from '@/components/approvals/ReviewCase';
import { nextAfter, stepFrom } from '@/components/approvals/use-requests';
import { Toasts, toasts } from '@/components/controls';
import { answerOf, becomes, openPopup, requestsBy, textField } from './fixtures';

const begun = {
  revision: 1,
  base: 'One',
  text: 'Two',
  form: 'none',
  reason: '',
  to: null,
  note: '',
  looked: null,
  at: 0,
} as const;
const DAY = 86_400_000;

describe('what is kept of a review', () => {
  it('is of one person: whoever else signs in begins with the author’s text', async () => {
    await writeReview('ben', 'local:1', begun);
    expect((await readReview('ben', 'local:1'))?.text).toBe('Two');
    expect(await readReview('lea', 'local:1')).toBeNull();
  });

  it('is forgotten two weeks after it was touched last, and nothing else is', async () => {
    await browser.storage.local.set({ settings: { theme: 'dark' }, 'review:broken': 1 });
    await writeReview('ben', 'local:1', begun);
    await sweepReviews(Date.now() + 13 * DAY);
    expect(Object.keys(await browser.storage.local.get(null)).sort()).toEqual([
      'review:ben:local:1',
      'settings',
    ]);
    await sweepReviews(Date.now() + 15 * DAY);
    expect(Object.keys(await browser.storage.local.get(null))).toEqual(['settings']);
  });
});

describe('two windows with the same request', () => {
  it('show what was written last in either, and lose none of it', async () => {
    const user = userEvent.setup();
    const surface = await requestsBy(['One']);
    const [id = ''] = surface.ids;
    goTo({ open: null });
    surface.show(<ReviewCase approval={id} onDone={() => {}} onUndone={() => {}} />);
    const field = await textField();
    await user.type(field, ' here');
    const mine = await readReview('ben', id);
    if (!mine) throw new Error('nothing kept');
    // The popup, meanwhile.
    const theirs = { ...mine, by: 'popup', text: 'One here and there', reason: 'Too short' };
    await writeReview('ben', id, theirs);
    await waitFor(() => expect(field.value).toBe('One here and there'));
    await user.type(field, '!');
    expect(await readReview('ben', id)).toMatchObject({ text: 'One here and there!', reason: 'Too short' });
    // Decided there for good: what is written here stays.
    await browser.storage.local.remove(`review:ben:${id}`);
    await user.type(field, '!');
    expect((await readReview('ben', id))?.text).toBe('One here and there!!');
  });
});

describe('the place in the list', () => {
  it('is there after a click beside the popup: filter, row, and the request in front', async () => {
    const user = userEvent.setup();
    const surface = await requestsBy(['One', 'Two', 'Three'], {}, (index) =>
      index === 2 ? { channel: 'mail' } : {},
    );
    await openPopup(surface);
    await user.click(await screen.findByRole('button', { name: 'Channel' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Email' }));
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await openPopup(surface);
    await screen.findByRole('button', { name: 'Channel: Email' });
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await user.keyboard('{Enter}');
    expect((await textField()).value).toBe('Three');
    await openPopup(surface);
    expect((await textField()).value).toBe('Three');
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Show all' }));
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(3));
    expect(listPlace.value.open).toBeNull();
  });

  it('goes on from a request to the next that needs a decision, and from the last to the most urgent', async () => {
    const surface = await requestsBy(['One', 'Two', 'Three']);
    const { rows } = await answerOf('approvals', { list: 'waiting', limit: 999 }, ({ total }) => total === 3);
    const [a = '', b = '', c = ''] = rows.map(({ approval }) => approval.id);
    expect(surface.ids.toSorted()).toEqual([a, b, c].sort());
    const [first, second, third] = rows;
    if (!first || !second || !third) throw new Error('three');
    const item = { item: 'x', state: 'queued', problem: null } as const;
    const decided = {
      ...second,
      owed: { ...item, step: { do: 'return', revision: 1, reason: 'No' } },
    } as const;
    expect(stepFrom([first, decided, third], a, 1)).toBe(c);
    expect(stepFrom([first, decided, third], c, -1)).toBe(a);
    expect(stepFrom([first], a, 1)).toBeNull();
    expect(nextAfter([first, decided, third], c)).toBe(a);
    expect(nextAfter([first, decided], a)).toBeNull();
  });
});

describe('a review in its case', () => {
  it('has the keys of the case to itself, and leaves those of the list beside it alone', async () => {
    const user = userEvent.setup();
    const surface = await requestsBy(['One']);
    const pressed: string[] = [];
    const note = (event: KeyboardEvent) => pressed.push(event.key);
    function Behind() {
      useKeys({ t: note, r: note, e: note, j: note });
      return <ReviewCase approval={surface.ids[0] ?? ''} onDone={() => {}} onUndone={() => {}} />;
    }
    surface.show(<Behind />);
    await textField();
    await user.keyboard('trj');
    expect(pressed).toEqual(['j']);
    await user.keyboard('e');
    expect(document.activeElement?.className).toContain('review-text');
  });

  it('offers the way back by toast and by key, and is there again', async () => {
    const user = userEvent.setup();
    const surface = await requestsBy(['One']);
    const [id = ''] = surface.ids;
    await changeSettings({ undoSeconds: 30 });
    goTo({ open: null });
    const told: string[] = [];
    surface.show(
      <>
        <ReviewCase approval={id} onDone={() => told.push('done')} onUndone={(one) => told.push(one)} />
        <Toasts />
      </>,
    );
    await textField();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(told).toEqual(['done']));
    expect(toasts.value.at(-1)?.text).toContain('Carla Lima');
    await answerOf('approval', id, (found) => found?.owed?.step.do === 'approve');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(told).toEqual(['done', id]));
    await becomes(id, 'waiting');
  });
});

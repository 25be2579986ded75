import { afterEach, expect, test } from 'vitest';
import { goTo, listPlace, startPlace } from '@/components/approvals/place';

afterEach(() => history.replaceState(null, '', '/'));

test('a click on a notification shows the request it is about, whatever was in front last', async () => {
  goTo({ open: 'local:old', author: 'nia' });
  history.replaceState(null, '', '/popup.html?approval=local%3Anew');
  await startPlace();
  expect(listPlace.value).toMatchObject({ open: 'local:new', row: 'local:new', author: 'nia' });
});

test('without a link it goes on where it was left', async () => {
  goTo({ open: 'local:old', row: 'local:old' });
  await startPlace();
  expect(listPlace.value.open).toBe('local:old');
});

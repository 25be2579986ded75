import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { TextDiff } from '@/components/diff/TextDiff';
import { expectNoFaults } from '../controls/axe';

const shown = (before: string, after: string) => {
  render(<TextDiff before={before} after={after} come="Added" gone="Removed" label="Corrections" />);
  return screen.getByRole('region', { name: 'Corrections' });
};

test('a reviewer’s corrections are struck out and underlined, and said to whoever hears them', async () => {
  const text = shown('We send one today.', 'We send two today.');
  const [gone, come] = [text.querySelector('del'), text.querySelector('ins')];
  expect(gone?.textContent).toBe('one');
  expect(come?.textContent).toBe('two');
  expect(gone?.dataset).toMatchObject({ begins: ' Removed: ', ends: ' (end of the change) ' });
  expect(come?.dataset).toMatchObject({ begins: ' Added: ' });
  expect(text.textContent).toBe('We send onetwo today.');
  expect(screen.getByText('Removed').closest('[aria-hidden]')).toBeTruthy();
  await expectNoFaults(document.body);
});

test('a text that is as it was, or the first there is, is simply shown', () => {
  expect(shown('The same', 'The same').querySelector('ins, del')).toBeNull();
  expect(screen.queryByText('Removed')).toBeNull();
});

test('what is struck out does not decide which way the text runs, and stays apart from it', () => {
  const text = shown('שלום Carla', 'Hello Carla');
  expect(text.getAttribute('dir')).toBe('auto');
  expect(text.querySelector('del')?.getAttribute('dir')).toBe('auto');
  expect(text.querySelector('ins')?.hasAttribute('dir')).toBe(false);
});

test('a blank line that goes can be seen', () => {
  expect(shown('One\n\nTwo', 'One\nTwo').querySelector('del')?.textContent).toBe('↵\n');
});

import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { Composer } from '@/components/composer/Composer';
import type { ErrorCode } from '@/core/model/errors';
import { aView } from './fixtures';

/** The background says no to whatever is sent. */
function refusing(code: ErrorCode, detail: string) {
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async () => ({ ok: false, code, detail }));
}

it.each<[ErrorCode, string, string]>([
  [
    'bad-template',
    '132015 paused',
    'WhatsApp has paused this template because of its quality. Choose another template.',
  ],
  ['bad-template', '132000 missing body:2', 'This is still empty. Go to the field.'],
  ['no-consent', 'stopped', 'This person asked for no more marketing.'],
])('what was refused as %s (%s) says why above the text, and no number', async (code, detail, sentence) => {
  refusing(code, detail);
  render(<Composer view={aView()} />);
  const field = await screen.findByRole('textbox');
  fireEvent.input(field, { target: { value: 'Olá' } });
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  expect(await screen.findByText(sentence)).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/\d{6}/);
});

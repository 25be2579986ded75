import { expect } from 'vitest';
import type { PracticeLine } from '../../../core/model/practice-line.ts';
import type { Chrome } from '../chrome.ts';
import { deskCall } from '../desk-call.ts';

/** Cuts, spoils or mends the line to the practice desk, as somebody who practises an outage does: in the options. */
export async function setLine(browser: Chrome, line: PracticeLine) {
  const options = await browser.open('options.html');
  await options.getByRole('combobox', { name: 'Line to the desk' }).selectOption(line);
  await expect.poll(() => deskCall(options, 'practiceLine')).toMatchObject({ ok: true, value: { line } });
  await options.close();
}

import { expect } from 'vitest';
import type { PracticeLine } from '../../../core/model/practice-line.ts';
import { deskCall } from '../desk-call.ts';
import type { Day } from './own-desk.ts';

/** Cuts, spoils or mends the line to the practice desk, as somebody who practises an outage does: in the options. */
export const setLine = (day: Day, line: PracticeLine) =>
  day.aside('options.html', async (options) => {
    await options.getByRole('combobox', { name: 'Line to the desk' }).selectOption(line);
    await expect.poll(() => deskCall(options, 'practiceLine')).toMatchObject({ ok: true, value: { line } });
  });

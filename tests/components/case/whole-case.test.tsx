import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { CaseActions } from '@/components/case/CaseActions';
import { useQuery } from '@/core/live/use-query';
import { openCase } from '@/core/workflow/open-case';
import { anEntry, aSampleCase, aSurface } from '../../fixtures/surface';

function Actions({ id }: { readonly id: string }) {
  const answer = useQuery('case', id);
  return answer.state === 'ready' && answer.value ? <CaseActions view={answer.value} /> : null;
}

let last = 5000;
/** The menu of a case with 120 messages and a note, more than a thread shows at first. */
async function menu() {
  const number = String(++last);
  const thread = [
    ...Array.from({ length: 120 }, (_, i) => anEntry({ text: `Line ${i + 1}.`, minutesAgo: 500 - i })),
    anEntry({ by: 'ben', kind: 'note', text: 'Do not tell them <b>yet</b>', minutesAgo: 2 }),
    anEntry({ by: 'ana', text: 'On its way', minutesAgo: 1 }),
  ];
  const sample = aSampleCase({ number, channel: 'phone', thread, assignee: 'ana', status: 'open' });
  const surface = await aSurface({ cases: [sample] });
  await openCase(`local:${number}`);
  surface.show(<Actions id={`local:${number}`} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Case actions' }));
  return { number };
}

describe('a whole case', () => {
  it('is copied with everything in it: times, authors, and what is a note', async () => {
    const { number } = await menu();
    const write = vi.fn(async (_: string) => {});
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: write } });
    fireEvent.click(await screen.findByRole('menuitem', { name: /^Copy whole case/ }));
    await waitFor(() => expect(write).toHaveBeenCalledTimes(1));
    vi.unstubAllGlobals();
    const text = write.mock.calls[0]?.[0] ?? '';
    expect(text.startsWith(`Case ${number}\n`)).toBe(true);
    for (const n of [1, 60, 120]) expect(text).toContain(`\nLine ${n}.`);
    expect(text).toMatch(/Carla Lima · from the customer\nLine 1\./);
    expect(text).toMatch(/Ben Ode · INTERNAL NOTE\nDo not tell them <b>yet<\/b>/);
    expect(text).toMatch(/Ana Reis · to the customer\nOn its way/);
    expect(text.indexOf('Line 1.')).toBeLessThan(text.indexOf('Line 120.'));
  });

  it('is printed from a sheet of words, which is gone afterwards', async () => {
    await menu();
    const seen: string[] = [];
    vi.stubGlobal('print', () => seen.push(document.querySelector('.print-sheet')?.innerHTML ?? ''));
    fireEvent.click(await screen.findByRole('menuitem', { name: /^Print case/ }));
    await waitFor(() => expect(seen).toHaveLength(1));
    vi.unstubAllGlobals();
    expect(seen[0]).toContain('Line 1.');
    expect(seen[0]).toContain('data-kind="note"');
    expect(seen[0]).toContain('INTERNAL NOTE');
    expect(seen[0]).toContain('&lt;b&gt;yet');
    window.dispatchEvent(new Event('afterprint'));
    expect(document.querySelector('.print-sheet')).toBeNull();
  });
});

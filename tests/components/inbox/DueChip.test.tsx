import { render, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { DueChip } from '@/components/inbox/row-parts';
import type { CaseRow } from '@/core/queries/inbox';
import { aCase } from '../../fixtures/model';

const row = (hours: number, over: Partial<CaseRow> = {}): CaseRow => ({
  ...aCase({ dueAt: new Date(Date.now() + hours * 3_600_000 + 1000).toISOString() }),
  unconfirmed: 0,
  queueName: 'Sales',
  assigneeName: '',
  tagNames: [],
  mine: false,
  pending: false,
  ...over,
});

describe('when an answer is due', () => {
  it('is said before and after, in words', () => {
    render(<DueChip row={row(3)} />);
    expect(screen.getByText(/^Due in 3h$/)).toBeTruthy();
    render(<DueChip row={row(-3)} />);
    expect(screen.getByText(/^Overdue by/)).toBeTruthy();
  });

  it('is not said of a case that is done', () => {
    const { container } = render(<DueChip row={row(-3, { status: 'resolved' })} />);
    expect(container.textContent).toBe('');
  });
});

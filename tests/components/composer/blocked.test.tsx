import { render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { Composer } from '@/components/composer/Composer';
import { focusComposer } from '@/components/composer/focus';
import { anAgent } from '../../fixtures/model';
import { aBackground, aView } from './fixtures';

const trainee = { ...anAgent(), id: 'tina', rights: [] };
beforeEach(() => void aBackground());

const capabilities = { ...aView().capabilities, approvals: false };
const view = () => aView({ me: trainee, capabilities });

describe('where there is neither the right to reply nor approvals', () => {
  it('there is only the note, which says why', () => {
    render(<Composer view={view()} />);
    expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual(['Note']);
    expect(screen.getByText(/You may not reply directly on this desk, and it has no approvals/)).toBeTruthy();
  });

  it('R and A lead to the note: they do not do nothing', async () => {
    render(<Composer view={view()} />);
    for (const tab of ['reply', 'approval'] as const) {
      const note = screen.getByRole('textbox');
      note.blur();
      focusComposer(tab);
      await waitFor(() => expect(document.activeElement).toBe(note));
    }
  });

  it('a note still has the Knowledge Base, to propose an answer', () => {
    render(<Composer view={view()} />);
    expect(screen.getByRole('button', { name: 'Knowledge Base' })).toBeTruthy();
  });

  it('a closed case gives its own reason, and the key leads to what can be done instead', async () => {
    render(<Composer view={aView({ row: { status: 'closed' } })} />);
    focusComposer('reply');
    const note = screen.getByRole('button', { name: 'Write a note' });
    await waitFor(() => expect(document.activeElement).toBe(note));
    const why = document.getElementById(note.getAttribute('aria-describedby') ?? '');
    expect(why?.textContent).toContain('This case is closed');
  });
});

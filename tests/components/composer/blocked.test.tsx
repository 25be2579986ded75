import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { Composer } from '@/components/composer/Composer';
import { focusComposer } from '@/components/composer/focus';
import { anAgent } from '../../fixtures/model';
import { aBackground, aView } from './fixtures';

const trainee = { ...anAgent(), id: 'tina', rights: [] };
beforeEach(() => void aBackground());

describe('where there can be no reply', () => {
  it('R leads to what can be done instead, which is described by why', async () => {
    render(<Composer view={aView({ me: trainee })} />);
    focusComposer('reply');
    const note = screen.getByRole('button', { name: 'Write a note' });
    await waitFor(() => expect(document.activeElement).toBe(note));
    const why = document.getElementById(note.getAttribute('aria-describedby') ?? '');
    expect(why?.textContent).toBe('You may not reply directly on this desk.');
  });

  it('a note still has the Knowledge Base, to propose an answer', () => {
    render(<Composer view={aView({ me: trainee })} />);
    expect(screen.queryByRole('button', { name: 'Knowledge Base' })).toBeNull();
    fireEvent.click(screen.getByRole('tab', { name: 'Note' }));
    expect(screen.getByRole('button', { name: 'Knowledge Base' })).toBeTruthy();
  });
});

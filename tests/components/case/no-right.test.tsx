import { fireEvent, render, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { StuckItems } from '@/components/case/StuckItems';
import { whyNoSending } from '@/components/composer/why-not';
import { Scheduled } from '@/components/later/Scheduled';
import { anItem, aReply } from '../../fixtures/model';
import { aBackground, aView } from '../composer/fixtures';

const REASON = 'You may not reply directly on this desk.';
const trainee = { id: 'tina', name: 'Tina', email: '', rights: [], queues: [], signature: '' };
const button = (name: string) => screen.getByRole('button', { name });

beforeEach(() => void aBackground());

describe('who may not reply finds, on what a colleague left behind', () => {
  it('every button about a reply that failed switched off, with the reason', () => {
    const item = {
      ...anItem(),
      agent: 'ana',
      state: 'failed' as const,
      action: aReply('We will have a look'),
    };
    render(<StuckItems view={aView({ me: trainee, stuck: [item] })} />);
    for (const name of ['Send again', 'Edit', 'Discard']) {
      expect(button(name).getAttribute('aria-disabled'), name).toBe('true');
      expect(button(name).getAttribute('aria-description'), name).toBe(REASON);
    }
  });

  it('the same on a reply that waits for its time', () => {
    const view = aView({ me: trainee });
    render(
      <Scheduled
        item="one"
        sendAt="2099-01-01T09:00:00.000Z"
        noSending={whyNoSending(view)}
        notTheirs={whyNoSending(view, 'ana')}
      />,
    );
    fireEvent.click(button('Send now'));
    expect(button('Send now').getAttribute('aria-description')).toBe(REASON);
    expect(button('Discard').getAttribute('aria-description')).toBe(REASON);
  });

  it('a note that failed as usable as ever, and so their own old reply but for sending it', () => {
    const note = { ...anItem(), id: 'n', agent: 'ana', state: 'failed' as const };
    const action = { kind: 'note' as const, text: 'For us', attachments: [] };
    const own = {
      ...anItem(),
      id: 'o',
      agent: 'tina',
      state: 'failed' as const,
      action: aReply('We will have a look'),
    };
    render(<StuckItems view={aView({ me: trainee, stuck: [{ ...note, action }, own] })} />);
    const [ofNote, ofReply] = screen.getAllByRole('button', { name: 'Send again' });
    expect(ofNote?.hasAttribute('aria-disabled')).toBe(false);
    expect(ofReply?.getAttribute('aria-description')).toBe(REASON);
    for (const edit of screen.getAllByRole('button', { name: 'Edit' }))
      expect(edit.hasAttribute('aria-disabled')).toBe(false);
  });
});

import { fireEvent, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { describe, expect, it } from 'vitest';
import { Button, Dialog } from '@/components/controls';
import { expectNoFaults } from './axe';

function Sample() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Close the case</Button>
      {open && (
        <Dialog
          title="Close this case?"
          text="It cannot be reopened."
          onClose={() => setOpen(false)}
          actions={<Button onClick={() => setOpen(false)}>Cancel</Button>}
        />
      )}
    </>
  );
}

async function openDialog() {
  const user = userEvent.setup();
  render(<Sample />);
  const opener = screen.getByRole('button', { name: 'Close the case' });
  await user.click(opener);
  return { user, opener, dialog: screen.getByRole('dialog') };
}

describe('a dialog', () => {
  it('is named by its title and described by its sentence', async () => {
    const { dialog } = await openDialog();
    const text = (attribute: string) =>
      document.getElementById(dialog.getAttribute(attribute) ?? '')?.textContent;
    expect(text('aria-labelledby')).toBe('Close this case?');
    expect(text('aria-describedby')).toBe('It cannot be reopened.');
    expect(dialog).toHaveProperty('open', true);
  });

  it('gives the focus back to what opened it', async () => {
    const { user, opener } = await openDialog();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(opener);
  });

  it('closes by the cross, by Esc and by a click beside it, not by one inside', async () => {
    const { user, opener, dialog } = await openDialog();
    await user.click(screen.getByText('It cannot be reopened.'));
    expect(screen.queryByRole('dialog')).not.toBeNull();
    await user.click(dialog);
    expect(screen.queryByRole('dialog')).toBeNull();

    await user.click(opener);
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true })); // what browsers make of Esc
    expect(screen.queryByRole('dialog')).toBeNull();

    await user.click(opener);
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('has no accessibility faults', async () => {
    await openDialog();
    await expectNoFaults();
  });
});

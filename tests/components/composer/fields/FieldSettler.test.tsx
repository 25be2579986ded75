import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { describe, expect, it, vi } from 'vitest';
import { FieldSettler } from '@/components/composer/fields/FieldSettler';
import { expectNoFaults } from '../../controls/axe';

let text = '';
function Writing({ start }: { readonly start: string }) {
  const [value, setValue] = useState(start);
  text = value;
  return <FieldSettler text={value} onChange={setValue} />;
}
const write = (start: string) => render(<Writing start={start} />);
const fieldFor = (name: string) => screen.getByRole('textbox', { name: `Value for ${name}` });

describe('fields to settle before sending', () => {
  it('show nothing while there is none', () => {
    const { container } = write('Hello {Ana}');
    expect(container.innerHTML).toBe('');
  });

  it('are counted, named for people, and the unknown ones marked', () => {
    write('{{contact.city}} {{ voucher }} {{contact.city}}');
    expect(screen.getByRole('heading').textContent).toBe('2 fields to settle before sending');
    expect(screen.getByText('city of the contact').textContent).toContain('×2');
    expect(screen.getByText('Unknown field: voucher')).toBeTruthy();
  });

  it('are filled in every place by Enter, and the next one is ready to be typed into', async () => {
    const user = userEvent.setup();
    write('To {{contact.city}}, yes {{contact.city}}: {{voucher}}');
    await user.type(fieldFor('city of the contact'), ' Lisboa {Enter}');
    expect(text).toBe('To Lisboa, yes Lisboa: {{voucher}}');
    expect(document.activeElement).toBe(fieldFor('voucher'));
    await user.keyboard('X1');
    await user.click(screen.getByRole('button', { name: 'Fill in' }));
    expect(text).toBe('To Lisboa, yes Lisboa: X1');
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('can be removed from the text', async () => {
    const user = userEvent.setup();
    write('Greetings from {{contact.city}} to you');
    await user.click(screen.getByRole('button', { name: 'Remove the field: city of the contact' }));
    expect(text).toBe('Greetings from to you');
  });

  it('are not settled by nothing, nor does Ctrl+Enter reach the send key', async () => {
    const sent = vi.fn();
    document.addEventListener('keydown', sent);
    const user = userEvent.setup();
    write('{{voucher}}');
    fieldFor('voucher').focus();
    await user.keyboard('  {Control>}{Enter}{/Control}');
    document.removeEventListener('keydown', sent);
    expect(text).toBe('{{voucher}}');
    expect(sent).not.toHaveBeenCalledWith(expect.objectContaining({ key: 'Enter' }));
  });

  it('can be used by everybody', async () => {
    write('{{contact.city}} {{voucher}}');
    await expectNoFaults();
  });
});

import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Combobox, filterOptions, type Option, Picker } from '@/components/controls';
import { expectNoFaults } from './axe';

const OPTIONS: Option[] = [
  { id: 'ana', label: 'Ana Souza', group: 'Agents' },
  { id: 'joao', label: 'João Pereira', group: 'Agents', words: 'jp' },
  { id: 'bruno', label: 'Bruno Lima', group: 'Agents', reason: 'It is theirs already' },
  { id: 'billing', label: 'Billing', group: 'Queues' },
];
const chosen = vi.fn<(id: string) => void>();
const created = vi.fn<(text: string) => void>();
const names = () => screen.queryAllByRole('option').map((option) => option.textContent);
const activeText = () =>
  document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.textContent;

describe('finding an option', () => {
  const found = (typed: string) => filterOptions(OPTIONS, typed).map(({ id }) => id);

  it('ignores accents and case, and takes the words in any order', () => {
    expect(found('joao')).toEqual(['joao']);
    expect(found('PEREIRA jo')).toEqual(['joao']);
  });

  it('matches starts of words, and further words of the option', () => {
    expect(found('li')).toEqual(['bruno']);
    expect(found('jp')).toEqual(['joao']);
    expect(found('ma')).toEqual([]);
  });

  it('puts what starts with the text first, and keeps groups together', () => {
    expect(found('b')).toEqual(['bruno', 'billing']);
    const many = Array.from({ length: 5000 }, (_, index) => ({ id: `${index}`, label: `Agent ${index}` }));
    expect(filterOptions(many, 'agent')).toHaveLength(100);
  });
});

describe('a combobox', () => {
  const setup = async (value: string | null = null) => {
    chosen.mockClear();
    const user = userEvent.setup();
    render(<Combobox label="Agent or queue" options={OPTIONS} value={value} onChoose={chosen} />);
    const field = screen.getByRole('combobox', { name: 'Agent or queue' });
    await user.click(field);
    return { user, field };
  };

  it('filters as one types and takes the first with Enter', async () => {
    const { user } = await setup();
    await user.keyboard('per');
    expect(names()).toEqual(['João Pereira']);
    await user.keyboard('{Enter}');
    expect(chosen.mock.calls).toEqual([['joao']]);
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('keeps the focus in the field and says where the arrows are', async () => {
    const { user, field } = await setup();
    expect(activeText()).toBe('Ana Souza');
    await user.keyboard('{ArrowUp}');
    expect(activeText()).toBe('Billing');
    expect(document.activeElement).toBe(field);
  });

  it('does not choose what has a reason against it', async () => {
    const { user } = await setup();
    await user.keyboard('bruno{Enter}');
    expect(chosen).not.toHaveBeenCalled();
  });

  it('goes back to what was chosen on Esc, and only closes the list', async () => {
    const { user, field } = await setup('ana');
    const behind = vi.fn();
    document.addEventListener('keydown', behind);
    await user.keyboard('x{Escape}');
    document.removeEventListener('keydown', behind);
    expect(field).toHaveProperty('value', 'Ana Souza');
    expect(behind.mock.calls.map(([event]) => event.key)).not.toContain('Escape');
  });

  it('says when nothing matches', async () => {
    const { user } = await setup();
    await user.keyboard('zzz');
    expect(names()).toEqual([]);
    expect(document.body.textContent).toContain('Nothing matches “zzz”.');
  });

  it('has no accessibility faults while open', async () => {
    await setup();
    await expectNoFaults();
  });
});

describe('a picker', () => {
  const setup = async (more: { multiple?: boolean; onCreate?: (text: string) => void } = {}) => {
    chosen.mockClear();
    created.mockClear();
    const user = userEvent.setup();
    render(
      <Picker
        button={{ children: 'Tags' }}
        label="Find a tag"
        options={OPTIONS}
        selected={['ana']}
        onChoose={chosen}
        {...more}
      />,
    );
    const button = screen.getByRole('button', { name: 'Tags' });
    await user.click(button);
    return { user, button };
  };

  it('opens with the focus in its field and shows what is chosen', async () => {
    await setup();
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Find a tag' }));
    expect(screen.getByRole('option', { selected: true }).textContent).toBe('Ana Souza');
  });

  it('closes after a choice and gives the focus back', async () => {
    const { user, button } = await setup();
    await user.click(screen.getByRole('option', { name: 'Billing' }));
    expect(chosen.mock.calls).toEqual([['billing']]);
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it('stays open where several can be chosen', async () => {
    const { user } = await setup({ multiple: true });
    await user.keyboard('{Enter}{ArrowDown}{Enter}');
    expect(chosen.mock.calls).toEqual([['ana'], ['joao']]);
    expect(screen.getByRole('listbox')).toBeTruthy();
  });

  it('offers what was typed as a new one where that is possible', async () => {
    const { user } = await setup({ onCreate: created });
    await user.keyboard(' refund {Enter}');
    expect(created.mock.calls).toEqual([['refund']]);
  });

  it('has no accessibility faults while open', async () => {
    await setup();
    await expectNoFaults();
  });
});

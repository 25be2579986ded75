import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { describe, expect, it, vi } from 'vitest';
import { Tabs, tabPanelProps } from '@/components/controls';
import { expectNoFaults } from './axe';

const closed = vi.fn<() => void>();

function Sample() {
  const [selected, setSelected] = useState('inbox');
  return (
    <>
      <Tabs
        id="cases"
        label="Open cases"
        selected={selected}
        onSelect={setSelected}
        tabs={[
          { id: 'inbox', label: 'Inbox', count: 12 },
          {
            id: 'ana',
            label: 'Ana Souza',
            mark: 'New since you looked',
            onClose: closed,
            closeHint: 'Goes back to Billing when you close it',
          },
          { id: 'joao', label: 'João', onClose: closed },
        ]}
      />
      <div {...tabPanelProps('cases', selected)}>{selected}</div>
    </>
  );
}

const setup = () => {
  closed.mockClear();
  render(<Sample />);
  return userEvent.setup();
};
const panel = () => screen.getByRole('tabpanel').textContent;

describe('tabs', () => {
  it('are one stop for Tab; the arrows move and choose, round the ends', async () => {
    const user = setup();
    await user.tab();
    expect(document.activeElement?.textContent).toContain('Inbox');
    await user.keyboard('{ArrowRight}');
    expect(panel()).toBe('ana');
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(panel()).toBe('inbox');
    await user.keyboard('{End}');
    expect(panel()).toBe('joao');
    expect(screen.getAllByRole('tab').filter((tab) => tab.tabIndex === 0)).toHaveLength(1);
  });

  it('close with Delete, the middle button and the cross, without being chosen', async () => {
    const user = setup();
    const tab = screen.getByRole('tab', { name: /Ana/ });
    const cross = tab.querySelector('.tab-close');
    if (cross) await user.click(cross);
    await user.pointer({ target: tab, keys: '[MouseMiddle]' });
    expect(panel()).toBe('inbox');
    await user.click(tab);
    await user.keyboard('{Delete}');
    expect(closed).toHaveBeenCalledTimes(3);
  });

  it('do not close what cannot be closed', async () => {
    const user = setup();
    await user.tab();
    await user.keyboard('{Delete}');
    expect(closed).not.toHaveBeenCalled();
  });

  it('say beforehand what closing does, and that something is new', () => {
    setup();
    const tab = screen.getByRole('tab', { name: /Ana Souza New since you looked/ });
    expect(tab.getAttribute('aria-description')).toBe('Goes back to Billing when you close it');
  });

  it('have no accessibility faults', async () => {
    setup();
    await expectNoFaults();
  });
});

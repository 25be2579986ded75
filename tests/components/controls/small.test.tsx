import { act, fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import {
  Avatar,
  Button,
  ChannelIcon,
  Chip,
  EmptyState,
  hueOf,
  InboxIcon,
  InlineError,
  initials,
  ProgressBar,
  RelativeTime,
  Select,
  SentimentFace,
  Skeleton,
  StatusDot,
  StatusLabel,
  Switch,
  TextField,
} from '@/components/controls';
import { chooseLocale } from '@/components/locales';
import { ERROR_CODES } from '@/core/model/errors';
import { expectNoFaults } from './axe';

describe('people', () => {
  it.each([
    ['Ana Souza', 'AS'],
    ['João Pereira da Silva', 'JS'],
    ['Zoë', 'Z'],
    ['山田 太郎', '山太'],
    ['محمد العربي', 'ما'],
    ['ana@example.com', 'A'],
    ['', '?'],
    ['\u200b\u202e', '?'],
  ])('%s is %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it('keep their hue however their name is written', () => {
    expect(hueOf('Ana Souza')).toBe(hueOf('ANA SOUZA'));
    render(<Avatar name="Ana Souza" />);
    expect(screen.getByText('AS').getAttribute('aria-hidden')).toBe('true');
  });
});

describe('a button', () => {
  it('does nothing while busy or blocked, says why, and can still be reached', () => {
    const click = vi.fn();
    render(
      <Button reason="You may not reply directly" onClick={click}>
        Send
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Send' });
    fireEvent.click(button);
    expect(click).not.toHaveBeenCalled();
    expect(button.getAttribute('aria-description')).toBe('You may not reply directly');
    expect(button).toHaveProperty('disabled', false);
  });

  it('shows its name and key when the pointer rests on it, and hides them on a press', () => {
    vi.useFakeTimers();
    render(<Button icon={InboxIcon} label="Options" keys="O" />);
    const button = screen.getByRole('button', { name: 'Options' });
    fireEvent.pointerEnter(button);
    act(() => void vi.advanceTimersByTime(600));
    expect(document.querySelector('.tooltip')?.textContent).toBe('OptionsO');
    fireEvent.pointerDown(button);
    expect(document.querySelector('.tooltip')).toBeNull();
    vi.useRealTimers();
  });

  it('keeps its tooltip away from the menu it has opened', () => {
    vi.useFakeTimers();
    render(<Button icon={InboxIcon} label="Emoji" aria-expanded="true" />);
    fireEvent.pointerEnter(screen.getByRole('button', { name: 'Emoji' }));
    act(() => void vi.advanceTimersByTime(600));
    expect(document.querySelector('.tooltip')).toBeNull();
    vi.useRealTimers();
  });
});

describe('words for what is shown by an icon', () => {
  it('change with the language', async () => {
    render(
      <>
        <StatusDot status="open" />
        <ChannelIcon kind="email" />
        <SentimentFace sentiment={null} />
      </>,
    );
    const names = () => screen.getAllByRole('img').map((icon) => icon.getAttribute('aria-label'));
    expect(names()).toEqual(['Open', 'Email', 'Sentiment: Not set']);
    await act(() => chooseLocale('pt-BR'));
    expect(names()).toEqual(['Aberto', 'E-mail', 'Sentimento: Não definido']);
    await act(() => chooseLocale('en'));
  });
});

describe('how long ago', () => {
  it('goes on by the minute while somebody looks', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-23T12:00:00Z') });
    render(<RelativeTime at="2026-11-23T11:57:00Z" />);
    const text = () => document.querySelector('time')?.textContent;
    expect(text()).toBe('3m3 minutes ago');
    act(() => void vi.advanceTimersByTime(2 * 60_000));
    expect(text()).toBe('5m5 minutes ago');
    vi.useRealTimers();
  });
});

describe('an error', () => {
  it.each(ERROR_CODES)('%s says what happened and offers the next step', (code) => {
    const next = vi.fn();
    render(<InlineError code={code} onNext={next} />);
    fireEvent.click(screen.getByRole('button'));
    expect(next).toHaveBeenCalledOnce();
    expect(screen.getByRole('alert').textContent).not.toContain(code === 'empty' ? 'undefined' : `${code}:`);
  });
});

describe('fields', () => {
  it('say what is wrong with them to those who listen', () => {
    render(<TextField label="Site" value="crm" error="Not an address" onInput={() => undefined} />);
    const field = screen.getByRole('textbox', { name: 'Site' });
    const note = document.getElementById(field.getAttribute('aria-describedby') ?? '');
    expect(note?.textContent).toBe('Not an address');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('a select gives back only what it offered', () => {
    const changed = vi.fn<(value: 'light' | 'dark') => void>();
    const value = (): 'light' | 'dark' => 'light';
    const options = [{ value: 'light', label: 'Light' } as const, { value: 'dark', label: 'Dark' } as const];
    render(<Select label="Theme" value={value()} options={options} onChange={changed} />);
    fireEvent.change(screen.getByRole('combobox', { name: 'Theme' }), { target: { value: 'dark' } });
    expect(changed.mock.calls).toEqual([['dark']]);
  });

  it('a switch says on or off', () => {
    const changed = vi.fn<(on: boolean) => void>();
    render(<Switch label="Enter sends" checked={false} onChange={changed} />);
    fireEvent.click(screen.getByRole('switch', { name: 'Enter sends' }));
    expect(changed).toHaveBeenCalledWith(true);
  });
});

it('has no accessibility faults in the small things', async () => {
  render(
    <main>
      <h1>Cases</h1>
      <Chip removeLabel="Remove tag vip" onRemove={() => undefined}>
        vip
      </Chip>
      <StatusLabel status="new" />
      <EmptyState icon={InboxIcon} title="You have no cases" text="They stay here." />
      <Skeleton kind="row" />
      <InlineError code="offline" onNext={() => undefined} />
      <ProgressBar label="Reading" value={3} max={10} />
      <ProgressBar label="Reading more" />
      <Switch label="Enter sends" hint="On chat" checked onChange={() => undefined} />
      <TextField label="Search" hideLabel value="" onInput={() => undefined} />
    </main>,
  );
  await expectNoFaults();
});

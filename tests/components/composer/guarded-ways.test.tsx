import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FillFirst } from '@/components/case/card/FillFirst';
import { fillFirst } from '@/components/case/card/fill-first';
import { StuckItems } from '@/components/case/StuckItems';
import { Composer } from '@/components/composer/Composer';
import { usePressCheck } from '@/components/composer/covered';
import { Scheduled } from '@/components/later/Scheduled';
import { anItem, aReply } from '../../fixtures/model';
import { aBackground, aChannel, aView } from './fixtures';

/** Answers of the observers, the newest last; the test says what is seen. */
let reports: ((visible: boolean) => void)[];

/** A page around us in which nothing was plainly visible yet. */
function inAPage() {
  reports = [];
  vi.spyOn(window, 'top', 'get').mockReturnValue(null);
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(tell: (entries: unknown[]) => void) {
        reports.push((isVisible) => tell([{ isVisible, isIntersecting: true }]));
      }
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
}

/** A press of a person's mouse (1) or keyboard (0). */
function press(button: Element | undefined, detail: 0 | 1 = 1) {
  if (!button) throw new Error('no button');
  const click = new MouseEvent('click', { bubbles: true, cancelable: true, detail });
  Object.defineProperty(click, 'isTrusted', { value: true });
  act(() => void fireEvent(button, click));
}
const named = (name: string | RegExp) => screen.getAllByRole('button', { name }).at(-1);
const question = () => document.querySelector('.send-ask');
/** The button of the question, not the one that was pressed first. */
const confirm = () => [...(question()?.querySelectorAll('button') ?? [])].at(-1);
const soon = () => new Promise((done) => setTimeout(done, 20));

const write = (text: string) =>
  fireEvent.input(screen.getByRole('textbox', { name: /^Reply to/ }), { target: { value: text } });

/** Everything besides the composer's own button that makes something go out, ready to be pressed. */
const WAYS: readonly [string, string, string | RegExp, () => unknown][] = [
  [
    'the time of «Send later…»',
    'submitReply',
    'Send later',
    () => {
      render(<Composer view={aView({ channel: aChannel({ kind: 'chat' }) })} />);
      write('Later');
      press(named('More ways to send'), 0);
      press(screen.getByRole('menuitem', { name: 'Send later…' }));
    },
  ],
  [
    'an item of the menu beside the button',
    'submitReply',
    '',
    () => {
      render(<Composer view={aView({ channel: aChannel({ kind: 'chat' }) })} />);
      write('Now');
      press(named('More ways to send'), 0);
    },
  ],
  [
    '«Send now» of a reply that waits',
    'sendNow',
    'Send now',
    () => render(<Scheduled item="item-1" sendAt={new Date(Date.now() + 3_600_000).toISOString()} />),
  ],
  [
    '«Send again» of one that failed',
    'retryItem',
    'Send again',
    () =>
      render(
        <StuckItems
          view={aView({
            stuck: [
              anItem({ state: 'failed', action: aReply('x'), problem: { code: 'rejected', detail: '' } }),
            ],
          })}
        />,
      ),
  ],
];

describe('inside a page that may cover us', () => {
  beforeEach(() => {
    document.body.replaceChildren();
    inAPage();
  });

  it.each(WAYS)('%s is asked about, and the keyboard is not', async (_, call, name, open) => {
    const desk = aBackground();
    await open();
    const button = () => (name === '' ? screen.getByRole('menuitemradio', { name: 'Send' }) : named(name));
    press(button());
    await soon();
    expect(desk.of(call)).toEqual([]);
    expect(question()?.textContent).toContain('The page may be covering Casebar');
    press(confirm());
    await waitFor(() => expect(desk.of(call)).toHaveLength(1));
    expect(question()).toBeNull();
  });

  it.each(WAYS.filter(([, , name]) => name !== ''))(
    '%s is done at once by key',
    async (_, call, name, open) => {
      const desk = aBackground();
      await open();
      press(named(name), 0);
      await waitFor(() => expect(desk.of(call)).toHaveLength(1));
      expect(question()).toBeNull();
    },
  );

  it('trying again after a failure is asked about', async () => {
    const desk = aBackground(({ call }) => (call === 'submitReply' ? 'storage' : undefined));
    render(<Composer view={aView({ channel: aChannel({ kind: 'chat' }) })} />);
    write('Hello');
    press(named(/^Send$/), 0);
    await screen.findByRole('alert');
    press(named('Try again'));
    await soon();
    expect(desk.of('submitReply')).toHaveLength(1);
    press(confirm());
    await waitFor(() => expect(desk.of('submitReply')).toHaveLength(2));
  });

  it('what waited for required fields is asked about as well', async () => {
    const go = vi.fn();
    const field = {
      id: 'size',
      label: 'Size',
      on: 'case',
      kind: 'text',
      options: [],
      required: true,
    } as const;
    const view = aView({ fields: [field] });
    aBackground();
    fillFirst.value = { case: view.case.id, label: 'Send as resolved', go };
    render(<FillFirst view={view} />);
    fireEvent.input(screen.getByRole('textbox', { name: 'Size' }), { target: { value: 'L' } });
    press(named('Send as resolved'));
    await soon();
    expect(go).not.toHaveBeenCalled();
    press(confirm());
    await waitFor(() => expect(go).toHaveBeenCalledOnce());
  });
});

describe('a button inside a menu or dialog of ours', () => {
  let verdict: ReturnType<ReturnType<typeof usePressCheck>>;
  const Inside = () => {
    const place = { current: document.querySelector<HTMLElement>('.popover .target') };
    const check = usePressCheck(place);
    return (
      <button type="button" onClick={({ detail }) => (verdict = check({ detail, isTrusted: true }))}>
        Go
      </button>
    );
  };
  beforeEach(() => {
    document.body.replaceChildren();
    inAPage();
    const menu = document.body.appendChild(document.createElement('div'));
    menu.className = 'popover';
    menu.innerHTML = '<span class="target"></span>';
  });
  const report = (visible: boolean) => reports.at(-1)?.(visible);

  it('is not covered by it: a page that lies over both is noticed', () => {
    render(<Inside />);
    vi.spyOn(performance, 'now').mockReturnValue(60_000);
    report(true);
    report(false);
    report(true);
    press(named('Go'));
    expect(verdict).toBe('ask');
  });

  it('that still fades in is no reason to ask once it stands there', () => {
    vi.spyOn(performance, 'now').mockReturnValue(60_000);
    render(<Inside />);
    const menu = document.querySelector('.popover');
    if (!menu) throw new Error('no menu');
    menu.getAnimations = () => [{ playState: 'running' } as Animation];
    report(false);
    menu.getAnimations = () => [];
    report(true);
    press(named('Go'));
    expect(verdict).toBe('meant');
  });
});

import { fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CaseActions } from '@/components/case/CaseActions';
import { CaseHeader } from '@/components/case/CaseHeader';
import { CustomerCard } from '@/components/case/card/CustomerCard';
import { MessageItem } from '@/components/case/MessageItem';
import { Composer } from '@/components/composer/Composer';
import { LOCAL_CAPABILITIES } from '@/core/connectors/local/capabilities';
import type { Capabilities } from '@/core/model/desk';
import type { Right } from '@/core/model/directory';
import type { CaseView } from '@/core/queries/case';
import { aMessage, anAgent } from '../../fixtures/model';
import { aBackground, aChannel, aView } from '../composer/fixtures';

/** What can be missing, and the controls that must not be usable then. */
const CONTROLS: Readonly<Partial<Record<keyof Capabilities, RegExp>>> = {
  tags: /tag/i,
  sentiment: /sentiment/i,
  queues: /Return to queue/,
  answerOne: /Answer this message/,
  translate: /Translat/i,
  approvals: /^Approval$|for approval/,
  mailEnvelope: /How to answer|Addresses and subject|Answer or forward/,
};
const NAMES = Object.keys(CONTROLS).filter((name): name is keyof typeof CONTROLS => name in CONTROLS);

/** Everything, nothing, each missing by itself, each by itself; with and without the right to reply, by mail and chat. */
const all = Object.fromEntries(NAMES.map((name) => [name, true]));
const none = Object.fromEntries(NAMES.map((name) => [name, false]));
const ABILITIES = [
  all,
  none,
  ...NAMES.map((name) => ({ ...all, [name]: false })),
  ...NAMES.map((name) => ({ ...none, [name]: true })),
];
const RIGHTS: readonly (readonly Right[])[] = [['reply'], []];
const CHANNELS = ['email', 'whatsapp'] as const;
const COMBINATIONS = ABILITIES.flatMap((can) =>
  RIGHTS.flatMap((rights) => CHANNELS.map((kind) => ({ can, rights, kind }))),
);

beforeEach(() => void aBackground());
afterEach(() => document.body.replaceChildren());

function show(can: Partial<Capabilities>, rights: readonly Right[], kind: (typeof CHANNELS)[number]) {
  const view: CaseView = aView({
    capabilities: { ...LOCAL_CAPABILITIES, ...can },
    me: anAgent({ rights }),
    channel: aChannel({ kind }),
    tags: [{ id: 'vip', name: 'VIP' }],
    row: { kind, queue: 'sales', language: 'pt' },
  });
  const message = aMessage({ case: view.case.id, text: 'Hello', direction: 'in', kind: 'message' });
  render(
    <>
      <CaseHeader view={view} card={false} />
      <CaseActions view={view} />
      <MessageItem message={message} view={view} goesOn={false} folded={false} />
      <CustomerCard view={view} />
      <Composer view={view} />
    </>,
  );
  // What stands in menus counts as well.
  const menu = document.querySelector('[aria-label="Case actions"]');
  if (menu) fireEvent.click(menu);
  return view;
}

const isUsable = (element: HTMLElement) =>
  element.getAttribute('aria-disabled') !== 'true' && !element.hasAttribute('disabled');
const nameOf = (element: HTMLElement) => element.getAttribute('aria-label') || element.textContent || '';
const controls = () =>
  [...document.querySelectorAll<HTMLElement>('button, [role^=menuitem], [role=combobox], input')].filter(
    isUsable,
  );

describe('what a desk cannot do', () => {
  it(`has no usable control in any of ${COMBINATIONS.length} combinations`, () => {
    const wrong: string[] = [];
    for (const { can, rights, kind } of COMBINATIONS) {
      show(can, rights, kind);
      for (const name of NAMES) {
        const found = controls().filter((one) => CONTROLS[name]?.test(nameOf(one)));
        if (!can[name] && found.length > 0)
          wrong.push(`${JSON.stringify(can)} ${rights} ${kind}: ${name} → ${found.map(nameOf)}`);
      }
      const sends = controls().filter((one) => /^Send$|^More ways to send$/.test(nameOf(one)));
      if (rights.length === 0 && sends.length > 0) wrong.push(`no right to reply: ${sends.map(nameOf)}`);
      document.body.replaceChildren();
    }
    expect(wrong).toEqual([]);
  }, 40_000);

  it('whoever may not reply asks for approval, on every desk that has it', () => {
    show(all, [], 'email');
    expect(controls().map(nameOf)).toContain('Other ways to ask for approval');
  });

  it.each(NAMES)('%s: what it can do has its control', (name) => {
    const found = CHANNELS.some((kind) => {
      show(all, ['reply'], kind);
      return controls().some((one) => CONTROLS[name]?.test(nameOf(one)));
    });
    expect(found).toBe(true);
  });

  it('says why a case cannot go back to a queue, and why there is no reply', () => {
    show({ queues: false, approvals: false }, [], 'email');
    const back = screen.getByRole('menuitem', { name: /Return to queue/ });
    expect(within(back).getByText('This desk has no queues')).toBeTruthy();
    expect(screen.getByText(/may not reply|no right|cannot reply/i)).toBeTruthy();
  });

  it('leaves no field of the card open where contacts cannot be changed', () => {
    show({ editContacts: false }, ['reply'], 'email');
    const card = screen.getByRole('region', { name: 'Customer card' });
    expect(within(card).queryAllByRole('textbox')).toEqual([]);
    expect(within(card).queryAllByRole('combobox')).toEqual([]);
  });
});

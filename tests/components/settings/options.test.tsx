import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { startSettings } from '@/components/app/settings';
import { Look } from '@/components/settings/Look';
import { Notifications } from '@/components/settings/Notifications';
import { Options } from '@/components/settings/Options';
import { Sites } from '@/components/settings/Sites';
import { Writing } from '@/components/settings/Writing';
import { SITES_KEY } from '@/core/contract';
import { caseById } from '@/core/store/cases';
import { allDesks } from '@/core/store/desks';
import { setStatus } from '@/core/workflow/change-case';
import { resetPractice } from '@/core/workflow/practice';
import { pullDesk } from '@/core/workflow/pull-desk';
import { granted } from '../../fakes/extension';
import { aSampleCase, aSurface, toastTexts } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';

const storedSites = async () => (await browser.storage.local.get(SITES_KEY))[SITES_KEY];
const field = () => screen.getByRole('textbox', { name: 'Add site' });

describe('sites', () => {
  const open = async () => {
    const surface = await aSurface();
    surface.show(<Sites />);
    const user = userEvent.setup();
    const add = async (site: string) => {
      await user.clear(field());
      await user.type(field(), site);
      await user.click(screen.getByRole('button', { name: 'Add site' }));
    };
    return { ...surface, user, add };
  };

  it.each(['what is this', 'crm', 'javascript:alert(1)', 'file:///etc', 'chrome://settings', ' '])(
    '%j is none: nothing is asked or stored',
    async (typed) => {
      const { add } = await open();
      await add(typed);
      expect(field().getAttribute('aria-invalid')).toBe('true');
      expect(browser.permissions.request).not.toHaveBeenCalled();
      expect(await storedSites()).toBeUndefined();
    },
  );

  it('the browser does not grant are not stored, and say so', async () => {
    const { add } = await open();
    vi.mocked(browser.permissions.request).mockResolvedValueOnce(false);
    await add('crm.example.com');
    await screen.findByText(/did not grant access to https:\/\/crm\.example\.com/);
    expect(await storedSites()).toBeUndefined();
    expect(field()).toHaveProperty('value', 'crm.example.com');
  });

  it('that are granted are stored once, and the launcher is registered for them only', async () => {
    const { add, calls } = await open();
    await add('crm.example.com/some/page?x=1');
    await waitFor(async () => expect(await storedSites()).toEqual(['https://crm.example.com']));
    await add('https://crm.example.com');
    expect(await storedSites()).toEqual(['https://crm.example.com']);
    await waitFor(() => expect(calls('siteSwitched')).toHaveLength(2));
    const [registered] = vi.mocked(browser.scripting.registerContentScripts).mock.lastCall ?? [];
    expect(registered?.[0]?.matches).toEqual(['https://crm.example.com/*']);
    await expectNoFaults(document.body);
  });

  it('that are removed give their permission back, unless another port of the host needs it', async () => {
    const { add, user } = await open();
    await add('http://localhost:3000');
    await add('http://localhost:4000');
    await waitFor(async () => expect(await storedSites()).toHaveLength(2));
    await user.click(screen.getByRole('button', { name: 'Remove http://localhost:3000' }));
    await waitFor(async () => expect(await storedSites()).toEqual(['http://localhost:4000']));
    expect([...granted.origins]).toEqual(['http://localhost/*']);
    await user.click(screen.getByRole('button', { name: 'Remove http://localhost:4000' }));
    await waitFor(() => expect(granted.origins.size).toBe(0));
    expect(await storedSites()).toEqual([]);
  });
});

describe('writing', () => {
  it('lets Enter send in chats only once somebody wants it', async () => {
    const { show } = await aSurface();
    show(<Writing />);
    const choice = () => screen.getByRole('switch', { name: 'Enter sends in chats' });
    expect(choice().getAttribute('aria-checked')).toBe('false');
    fireEvent.click(choice());
    await waitFor(() => expect(choice().getAttribute('aria-checked')).toBe('true'));
    expect((await browser.storage.local.get('settings')).settings).toMatchObject({ enterSends: true });
    fireEvent.click(choice());
    await waitFor(() => expect(choice().getAttribute('aria-checked')).toBe('false'));
  });
});

describe('notifications', () => {
  it('are what the browser says, not what was clicked', async () => {
    const { show } = await aSurface();
    show(<Notifications />);
    const user = userEvent.setup();
    const control = screen.getByRole('switch');
    vi.mocked(browser.permissions.request).mockResolvedValueOnce(false);
    await user.click(control);
    expect(control).toHaveProperty('checked', false);
    await user.click(control);
    await waitFor(() => expect(control.getAttribute('aria-checked')).toBe('true'));
    expect(granted.permissions.has('notifications')).toBe(true);
    await user.click(control);
    await waitFor(() => expect(granted.permissions.size).toBe(0));
  });
});

describe('looks', () => {
  it('change at once, in the chosen language too', async () => {
    const { show } = await aSurface();
    await startSettings();
    show(<Look />);
    const user = userEvent.setup();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Theme' }), 'Dark');
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Density' }), 'Compact');
    await waitFor(() => expect(document.documentElement.dataset.density).toBe('compact'));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'Español');
    expect(await screen.findByRole('combobox', { name: 'Idioma' })).toBeTruthy();
    expect((await browser.storage.local.get('settings')).settings).toMatchObject({
      theme: 'dark',
      language: 'es',
    });
  });
});

describe('the practice desk', () => {
  const open = async () => {
    const surface = await aSurface({ cases: [aSampleCase()] });
    surface.show(<Options />);
    await screen.findByRole('combobox', { name: 'Who am I' });
    return { ...surface, user: userEvent.setup() };
  };

  it('lets one be somebody else, with their rights', async () => {
    const { user } = await open();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Who am I' }), 'nia');
    await waitFor(async () => expect((await allDesks())[0]?.me?.rights).toEqual([]));
  });

  it('starts over only after a question', async () => {
    const { user } = await open();
    await setStatus('local:1001', 'resolved');
    await user.click(screen.getByRole('button', { name: 'Start over' }));
    const dialog = await screen.findByRole('dialog');
    expect((await caseById('local:1001'))?.status).toBe('resolved');
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect((await caseById('local:1001'))?.status).toBe('resolved');
    await user.click(screen.getByRole('button', { name: 'Start over' }));
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Start over' }));
    await waitFor(() => expect(toastTexts()).toEqual(['The practice desk is as on the first day.']));
    expect((await caseById('local:1001'))?.status).toBe('new');
  });

  it('can be cut off, to practise an outage, and mended again; starting over mends it too', async () => {
    const { user } = await open();
    const line = await screen.findByRole('combobox', { name: 'Line to the desk' });
    const health = async () => (await allDesks())[0]?.health;
    await user.selectOptions(line, 'cut');
    await waitFor(() => expect(line).toHaveProperty('value', 'cut'));
    // A line that breaks tells nobody.
    expect(await health()).toBe('in-step');
    await pullDesk('local');
    await waitFor(async () => expect(await health()).toBe('offline'));
    await setStatus('local:1001', 'resolved');
    expect((await caseById('local:1001'))?.said.status).toBe('new');
    await user.selectOptions(line, 'good');
    await waitFor(async () => expect(await health()).toBe('in-step'));
    await waitFor(async () => expect((await caseById('local:1001'))?.said.status).toBe('resolved'));
    await user.selectOptions(line, 'lossy');
    await waitFor(() => expect(line).toHaveProperty('value', 'lossy'));
    await pullDesk('local');
    await waitFor(async () => expect(await health()).toBe('offline'));
    await resetPractice();
    await waitFor(async () => expect(await health()).toBe('in-step'));
    // The desk was gone for a moment, and its section with it: this may be another element.
    const shown = () => screen.getByRole('combobox', { name: 'Line to the desk' });
    await waitFor(() => expect(shown()).toHaveProperty('value', 'good'));
  });
});

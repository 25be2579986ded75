import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { App } from '@/components/app/App';
import { place, showCase, showInbox, showView, startNavigation } from '@/components/app/navigation';
import { changeSettings, settings, startSettings } from '@/components/app/settings';
import { allDesks } from '@/core/store/desks';
import { granted } from '../../fakes/extension';
import { aSampleCase, aSurface } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';

/** The app as it is before anybody used it. */
async function install(signedIn = false) {
  const surface = await aSurface({ cases: [aSampleCase()], signedIn });
  await changeSettings({ welcomed: false });
  surface.show(<App where="panel" />);
  return surface;
}
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

describe('the first run', () => {
  it('leads through three steps into the inbox', async () => {
    await install();
    await screen.findByText('Step 1 of 3');
    await expectNoFaults(document.body);
    await press('Practice here');
    await screen.findByText('Step 2 of 3');
    expect((await allDesks())[0]?.me?.name).toBe('Ana Reis');
    await press('Allow notifications');
    await screen.findByText('Step 3 of 3');
    expect(granted.permissions.has('notifications')).toBe(true);
    await press('Start');
    expect(await screen.findByRole('option', { name: /Carla Lima/ })).toBeTruthy();
  });

  it('can be skipped at every step', async () => {
    await install();
    await screen.findByText('Step 1 of 3');
    await press('Skip');
    // Nothing chosen: the app says how to get the first desk.
    await press('Practice here');
    expect(await screen.findByRole('option', { name: /Carla Lima/ })).toBeTruthy();
    expect(granted.permissions.size).toBe(0);
  });

  it('asks nobody for a desk who has one', async () => {
    await install(true);
    await screen.findByText('Step 2 of 3');
    await press('Next');
    await screen.findByText('Step 3 of 3');
    await press('Skip');
    expect(await screen.findByRole('option', { name: /Carla Lima/ })).toBeTruthy();
  });

  it('is never shown twice, also after a restart', async () => {
    await install(true);
    await press('Skip');
    await waitFor(() => expect(settings.value.welcomed).toBe(true));
    await startSettings();
    expect(settings.value.welcomed).toBe(true);
    expect(screen.queryByText(/Step/)).toBeNull();
  });
});

describe('settings', () => {
  it('are applied at once, kept, and followed on every other surface', async () => {
    await startSettings();
    await changeSettings({ theme: 'dark', density: 'compact', language: 'pt-BR' });
    const root = document.documentElement;
    expect([root.dataset.theme, root.dataset.density, root.lang]).toEqual(['dark', 'compact', 'pt-BR']);
    // As another surface would write it.
    await browser.storage.local.set({ settings: { ...settings.value, theme: 'light', language: 'es' } });
    await waitFor(() => expect(root.dataset.theme).toBe('light'));
    await waitFor(() => expect(root.lang).toBe('es'));
    await changeSettings({ theme: 'system', language: 'en' });
    expect(root.dataset.theme).toBeUndefined();
  });

  it.each([['a string'], [{ theme: 'pink' }], [{ language: 7, welcomed: 'yes' }], [null]])(
    'that make no sense are those of a new browser: %j',
    async (stored) => {
      await browser.storage.local.set({ settings: stored });
      await startSettings();
      expect(settings.value).toMatchObject({ theme: 'system', density: 'comfortable', welcomed: false });
    },
  );
});

describe('the place', () => {
  it('is where the agent was last, also after a reload', async () => {
    showView('pending');
    showCase('local:7');
    place.value = { view: 'queues', case: null };
    await startNavigation();
    expect(place.value).toEqual({ view: 'pending', case: 'local:7' });
    showInbox();
    await startNavigation();
    expect(place.value).toEqual({ view: 'pending', case: null });
  });

  it('is the case of a link, whatever was shown last', async () => {
    showCase('local:7');
    history.replaceState(null, '', '?case=local%3A9');
    await startNavigation();
    expect(place.value.case).toBe('local:9');
    history.replaceState(null, '', '/');
  });

  it('that makes no sense is the queues', async () => {
    place.value = { view: 'queues', case: null };
    await browser.storage.local.set({ place: { view: 'everything', case: 5 } });
    await startNavigation();
    expect(place.value).toEqual({ view: 'queues', case: null });
  });
});

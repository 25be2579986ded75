import { screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { Options } from '@/components/settings/Options';
import { openServer } from '@/core/connectors/local/server/database';
import { createDeskServer, type DeskServer } from '@/core/connectors/local/server/desk-server';
import { allDesks } from '@/core/store/desks';
import { smallDesk } from '../../fixtures/small-desk';
import { aSurface, toastTexts } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';

const ADDRESS = 'http://127.0.0.1:8791/#a-key';
let server: DeskServer;
let names = 0;
let reachable = true;

/** A shared desk behind `fetch`, without a network. */
async function answer(url: string, init: RequestInit = {}): Promise<Response> {
  const { origin, pathname, searchParams } = new URL(url);
  if (origin !== 'http://127.0.0.1:8791') return new Response('[]');
  if (!reachable) throw new TypeError('no network');
  expect(new Headers(init.headers).get('authorization')).toBe('Bearer a-key');
  // Nothing ever happens there.
  if (pathname === '/news') return new Promise(() => {});
  const args: never[] = JSON.parse(String(init.body ?? searchParams.get('args')));
  const call: unknown = Reflect.get(server, pathname.split('/').at(-1) ?? '');
  if (typeof call !== 'function') return new Response('{}', { status: 404 });
  return Response.json({ value: (await call(...args)) ?? null });
}

beforeEach(async () => {
  reachable = true;
  server = createDeskServer(await openServer(`together-${names++}`));
  await server.seed({ ...smallDesk(), name: 'Shared' });
});

describe('practising with others', () => {
  const open = async () => {
    const surface = await aSurface();
    vi.stubGlobal('fetch', answer);
    surface.show(<Options />);
    const field = await screen.findByRole('textbox', { name: 'Address of the shared practice desk' });
    const user = userEvent.setup();
    const join = async (address: string) => {
      await user.clear(field);
      await user.type(field, address);
      await user.click(screen.getByRole('button', { name: 'Join' }));
    };
    return { ...surface, user, field, join };
  };
  const deskName = async () => (await allDesks())[0]?.name;

  it('asks the browser for that address only, joins, and leaves again', async () => {
    const { user, join } = await open();
    const own = await deskName();
    await join(ADDRESS);
    await waitFor(async () => expect(await deskName()).toBe('Shared'));
    expect(browser.permissions.request).toHaveBeenCalledWith({ origins: ['http://127.0.0.1/*'] });
    // The key behind the address is for nobody who looks over a shoulder.
    await screen.findByText('You practice with others at http://127.0.0.1:8791.');
    expect(document.body.textContent).not.toContain('a-key');
    expect(screen.queryByRole('button', { name: 'Start over' })).toBeNull();
    await waitFor(() =>
      expect(toastTexts()).toContain('You are at the shared practice desk. Choose who you are.'),
    );
    const section = screen.getByRole('heading', { name: 'Practice with others' }).closest('section');
    await expectNoFaults(section ?? undefined);
    await user.click(screen.getByRole('button', { name: 'Practice alone again' }));
    await waitFor(async () => expect(await deskName()).toBe(own));
    await screen.findByRole('button', { name: 'Start over' });
  });

  it('refuses what is no address, and what the browser does not grant, without asking any desk', async () => {
    const { field, join } = await open();
    await join('somewhere');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(browser.permissions.request).not.toHaveBeenCalled();
    vi.mocked(browser.permissions.request).mockResolvedValueOnce(false);
    await join(ADDRESS);
    await screen.findByText(/did not grant access to http:\/\/127\.0\.0\.1:8791/);
    expect(await deskName()).not.toBe('Shared');
  });

  it('stays alone, and says so, if nothing answers there', async () => {
    const { join, field } = await open();
    reachable = false;
    await join(ADDRESS);
    await waitFor(() => expect(toastTexts().length).toBeGreaterThan(0));
    expect(await deskName()).not.toBe('Shared');
    expect(field).toHaveProperty('value', ADDRESS);
  });
});

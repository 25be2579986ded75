import { useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { browser as ChromeApi } from 'wxt/browser';
import { act } from '@/components/app/act.ts';
import {
  Button,
  EmptyState,
  ExternalLinkIcon,
  InboxIcon,
  InlineError,
  PanelRightIcon,
  PanelRightOpenIcon,
  Toasts,
  TriangleAlertIcon,
} from '@/components/controls';
import { DeskRow } from '@/components/desk/DeskRow.tsx';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { denied } from '@/core/live/live-query';
import { useQuery } from '@/core/live/use-query';
import { Needed, openInTab } from './Needed.tsx';
import './popup.css';

/** Chromium only; Firefox has its own sidebar instead. */
const sidePanel = (browser as unknown as Partial<Pick<typeof ChromeApi, 'sidePanel'>>).sidePanel;

/** The browser's own place beside the page; must run inside the click. */
async function openBrowserSide() {
  if (sidePanel) {
    const { id } = await browser.windows.getCurrent();
    if (id !== undefined) await sidePanel.open({ windowId: id });
  } else await browser.sidebarAction.open();
  window.close();
}

/** From the toolbar: open Casebar here, and what needs the agent now. */
export function Popup() {
  const counts = useQuery('counts', null);
  const desks = useQuery('desks', null);
  const mine = useQuery('inbox', { view: 'mine', from: 0, count: 20 });
  const [blocked, setBlocked] = useState(false);
  if (denied.value) return null;
  const openHere = async () => {
    const done = await act(desk.openSurface('page'));
    if (done?.opened) window.close();
    else setBlocked(true);
  };
  const openTab = async () => {
    await act(desk.openSurface('tab'));
    window.close();
  };
  // Twenty are read and only those with something new are shown: a popup is for a glance.
  const needed = mine.state === 'ready' ? mine.value.rows.filter((row) => row.unread > 0) : [];
  return (
    <main class="popup">
      <h1 class="visually-hidden">{t('app.name')}</h1>
      <div class="popup-open">
        <Button variant="primary" icon={PanelRightOpenIcon} onClick={() => void openHere()}>
          {t('popup.openHere')}
        </Button>
        <Button icon={PanelRightIcon} label={t('popup.openSide')} onClick={() => void openBrowserSide()} />
        <Button icon={ExternalLinkIcon} label={t('popup.openTab')} onClick={() => void openTab()} />
      </div>
      {blocked && <p class="popup-blocked">{t('popup.cannotHere')}</p>}
      {counts.state === 'failed' && <InlineError code="storage" />}
      {counts.state === 'ready' && (
        <dl class="popup-counts">
          <Count value={counts.value.mine} label={t('popup.mine', { count: counts.value.mine })} />
          <Count value={counts.value.queues} label={t('popup.waiting', { count: counts.value.queues })} />
        </dl>
      )}
      {desks.state === 'ready' && desks.value.length > 0 && (
        <section class="popup-desks" aria-label={t('options.desks')}>
          {desks.value.map((one) => (
            <DeskRow key={one.id} desk={one} />
          ))}
        </section>
      )}
      {counts.state === 'ready' && counts.value.stuck > 0 && (
        <Button icon={TriangleAlertIcon} onClick={() => void openInTab('?outbox')}>
          {t('outbox.show')}: {t('line.stuck', { count: counts.value.stuck })}
        </Button>
      )}
      <section aria-label={t('popup.needsYou')}>
        <h2>{t('popup.needsYou')}</h2>
        {needed.length === 0 ? (
          <EmptyState icon={InboxIcon} title={t('popup.nothing.title')} text={t('popup.nothing.text')} />
        ) : (
          <ul class="popup-list">
            {needed.map((row) => (
              <Needed key={row.id} row={row} />
            ))}
          </ul>
        )}
      </section>
      <Toasts />
    </main>
  );
}

function Count({ value, label }: { readonly value: number; readonly label: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

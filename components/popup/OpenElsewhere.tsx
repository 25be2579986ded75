import { useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { browser as ChromeApi } from 'wxt/browser';
import { act } from '@/components/app/act.ts';
import {
  Button,
  ExternalLinkIcon,
  LayoutTemplateIcon,
  PanelRightIcon,
  PanelRightOpenIcon,
} from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';

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

async function openPalette() {
  await act(desk.openPalette());
  window.close();
}

async function openTab() {
  await act(desk.openSurface('tab'));
  window.close();
}

/** At a place of the app; in a tab, since a popup closes as soon as it is left. */
export async function openInTab(at: string) {
  await browser.tabs.create({ url: browser.runtime.getURL('sidebar.html') + at });
  window.close();
}

/** The ways to the rest of Casebar; `small` beside something more important. */
export function OpenElsewhere({ small = false }: { readonly small?: boolean }) {
  const [blocked, setBlocked] = useState(false);
  const openHere = async () => {
    const done = await act(desk.openSurface('page'));
    if (done?.opened) window.close();
    else setBlocked(true);
  };
  const quiet = small && { small, variant: 'quiet' as const };
  return (
    <>
      <div class="popup-open">
        {small ? (
          <Button
            {...quiet}
            icon={PanelRightOpenIcon}
            label={t('popup.openHere')}
            onClick={() => void openHere()}
          />
        ) : (
          <Button variant="primary" icon={PanelRightOpenIcon} onClick={() => void openHere()}>
            {t('popup.openHere')}
          </Button>
        )}
        <Button
          {...quiet}
          icon={LayoutTemplateIcon}
          label={t('shell.palette')}
          onClick={() => void openPalette()}
        />
        <Button
          {...quiet}
          icon={PanelRightIcon}
          label={t('popup.openSide')}
          onClick={() => void openBrowserSide()}
        />
        <Button
          {...quiet}
          icon={ExternalLinkIcon}
          label={t('popup.openTab')}
          onClick={() => void openTab()}
        />
      </div>
      {blocked && <p class="popup-blocked">{t('popup.cannotHere')}</p>}
    </>
  );
}

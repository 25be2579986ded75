import { render } from 'preact';
import browser from 'webextension-polyfill';
import { startSettings } from '@/components/app/settings.ts';
import { startPlace } from '@/components/approvals/place.ts';
import { Popup } from '@/components/popup/Popup.tsx';
import { startLive } from '@/core/live/live-query';
import '@/components/theme/index.css';

const root = document.getElementById('app');
startLive('');

/** A popup has the size of its content; opened in a tab, it has the tab's. */
async function startSize() {
  if (await browser.tabs.getCurrent()) document.body.dataset.tab = '';
}

void Promise.all([startSettings(), startPlace(), startSize()]).then(() => {
  if (root) render(<Popup />, root);
});

import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { keepDeskScripts } from '@/core/connectors/load';
import { followLoad, forgetFrame } from '@/core/workflow/frames';
import { makeMenus } from '@/core/workflow/from-page';
import { listenToGestures } from '@/core/workflow/gestures';
import { keepDrafts } from '@/core/workflow/keep-drafts';
import { keepStorageOurs } from '@/core/workflow/own-storage';
import { forgetPalette } from '@/core/workflow/palette';
import { runDue } from '@/core/workflow/schedule';
import { serveDesk } from '@/core/workflow/serve-desk';
import { serveLive } from '@/core/workflow/serve-live';
import { servePage } from '@/core/workflow/serve-page';
import { renewSites, syncSites } from '@/core/workflow/sites';
import { afterBrowserStart, nameJobs, start } from '@/core/workflow/start';
import { updateReady } from '@/core/workflow/update';

/** Wiring only. Every listener is registered in the first turn, or the event that woke the worker would be lost. */
export default defineBackground({
  main() {
    const report = (error: unknown) => console.error('casebar:', error);
    keepDeskScripts();
    // Before anything that may run a job; the servers before `start`, which takes a while.
    nameJobs();
    serveDesk();
    servePage();
    void keepStorageOurs().catch(report);
    const ready = start().catch(report);
    serveLive();

    browser.runtime.onInstalled.addListener(async () => {
      await makeMenus();
      await renewSites();
      await ready;
      await afterBrowserStart();
    });
    browser.runtime.onStartup.addListener(() => {
      void makeMenus().catch(report);
      void ready.then(afterBrowserStart).catch(report);
    });
    browser.runtime.onUpdateAvailable.addListener(({ version }) => void updateReady(version).catch(report));
    browser.alarms.onAlarm.addListener(() => void runDue().catch(report));

    listenToGestures(report);
    browser.tabs.onUpdated.addListener((id, change, tab) => {
      if (change.status) void followLoad(id, tab.url, change.status === 'complete').catch(report);
    });
    browser.tabs.onRemoved.addListener((id) => {
      void Promise.all([forgetFrame(id), forgetPalette(id)]).catch(report);
    });
    browser.permissions.onAdded.addListener(() => void syncSites().catch(report));
    browser.permissions.onRemoved.addListener(() => void syncSites().catch(report));
    browser.storage.onChanged.addListener((changes, area) => {
      if (area === 'local') void keepDrafts(changes).catch(report);
    });
  },
});

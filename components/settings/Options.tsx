import browser from 'webextension-polyfill';
import { InlineError, Skeleton, Toasts } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { denied } from '@/core/live/live-query';
import { useQuery } from '@/core/live/use-query';
import type { MailImportCalls } from '@/core/mail/types';
import { AfterSend } from './AfterSend.tsx';
import { ApprovalRecord } from './ApprovalRecord.tsx';
import { AdminPage } from './admin/AdminPage.tsx';
import { Desks } from './Desks.tsx';
import { ImportPanel } from './import/ImportPanel.tsx';
import { Look } from './Look.tsx';
import { Notifications } from './Notifications.tsx';
import { Practice } from './Practice.tsx';
import { ReturnReasons } from './ReturnReasons.tsx';
import { Sites } from './Sites.tsx';
import { UndoSending } from './UndoSending.tsx';
import { Writing } from './Writing.tsx';
import './options.css';

// The import knows these two calls only; what else the desk could do is out of its reach.
const send: MailImportCalls = {
  importBatch: (batch) => desk.importMail(batch),
  putFile: async (chunk) => void (await desk.putFile(chunk)),
};

const showCases = () => void desk.openSurface('tab');

/** Everything that is set once: desks, practice, import, sites, notifications, looks. */
export function Options() {
  const desks = useQuery('desks', null);
  if (denied.value) return null;
  const practice = desks.state === 'ready' ? desks.value.find(({ kind }) => kind === 'local') : undefined;
  const approves = desks.state === 'ready' && desks.value.some(({ me }) => me?.rights.includes('approve'));
  return (
    <main class="options">
      <h1>
        <img src="/icon/casebar.svg" alt="" />
        {t('options.title')}
      </h1>
      {desks.state === 'loading' && <Skeleton count={6} />}
      {desks.state === 'failed' && <InlineError code="storage" />}
      {desks.state === 'ready' && <Desks desks={desks.value} />}
      {practice && <Practice desk={practice} />}
      {practice?.capabilities.administer && <AdminPage desk={practice} />}
      {practice?.capabilities.importMail && (
        <div class="options-section">
          <ImportPanel send={send} onShowCases={showCases} />
        </div>
      )}
      <Sites />
      <UndoSending />
      {approves && <ReturnReasons />}
      {desks.state === 'ready' && <ApprovalRecord desks={desks.value} />}
      <AfterSend />
      <Notifications />
      <Writing />
      <Look />
      <section class="options-section">
        <h2>{t('data.title')}</h2>
        <p>{t('data.text')}</p>
        <p class="options-version">
          {t('about.version', { version: browser.runtime.getManifest().version })}
        </p>
      </section>
      <Toasts />
    </main>
  );
}

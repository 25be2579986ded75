import { useMemo, useState } from 'preact/hooks';
import { Button, ProgressBar, TextField } from '@/components/controls';
import { formatBytes, t } from '@/components/locales';
import type { MailImportCalls } from '@/core/mail/types';
import { DropZone } from './DropZone.tsx';
import { ImportResult } from './ImportResult.tsx';
import { createMailImport, type ImportState, type ReadFiles } from './mail-import.ts';
import { parseAddresses } from './our-addresses.ts';
import { readInWorker } from './worker-steps.ts';
import './import.css';

interface ImportPanelProps {
  /** The way into the desk. */
  readonly send: MailImportCalls;
  /** Who reads the files; a worker, except in tests. */
  readonly read?: ReadFiles;
  /** What «our addresses» says at first. */
  readonly ours?: string;
  onShowCases?(): void;
}

/** Mail files into the embedded desk: choose, watch, see what came in. */
export function ImportPanel({ send, read = readInWorker, ours = '', onShowCases }: ImportPanelProps) {
  const mailImport = useMemo(() => createMailImport(send, read), [send, read]);
  const [addresses, setAddresses] = useState(ours);
  const { wrong, addresses: parsed } = parseAddresses(addresses);
  // Mails from an address we misread would stand in their cases as the customer's for ever.
  const reason = wrong ? t('import.ours.invalid', { address: wrong }) : undefined;
  const state = mailImport.state.value;
  const isRunning = state.phase === 'running';
  return (
    <section class="import" aria-labelledby="import-title">
      <h2 id="import-title">{t('import.title')}</h2>
      <p class="import-text">{t('import.text')}</p>
      <TextField
        label={t('import.ours')}
        hint={t('import.ours.hint')}
        error={reason}
        value={addresses}
        inputMode="email"
        spellcheck={false}
        disabled={isRunning}
        onInput={setAddresses}
      />
      {!isRunning && <DropZone onFiles={(files) => void mailImport.start(files, parsed)} reason={reason} />}
      {isRunning && <Running state={state} onCancel={mailImport.cancel} />}
      {/* Always there, so that a screen reader hears what appears in it. */}
      <div role="status">
        {state.phase === 'ended' && (
          <ImportResult result={state} onAgain={() => void mailImport.again()} onShowCases={onShowCases} />
        )}
      </div>
    </section>
  );
}

interface RunningProps {
  readonly state: Extract<ImportState, { phase: 'running' }>;
  onCancel(): void;
}

function Running({ state: { progress, total }, onCancel }: RunningProps) {
  const { file, bytes, added, alreadyThere, skipped } = progress;
  const size = t('import.progress', { done: formatBytes(bytes), total: formatBytes(total) });
  const read = t('import.mails', { count: added + alreadyThere + skipped.length });
  return (
    <div class="import-running">
      <ProgressBar
        label={t('import.reading', { file })}
        value={bytes}
        max={Math.max(1, total)}
        text={`${size} · ${read}`}
      />
      <Button onClick={onCancel}>{t('import.cancel')}</Button>
    </div>
  );
}

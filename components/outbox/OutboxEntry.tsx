import { UploadBar, useUpload } from '@/components/case/UploadBar.tsx';
import { uploadSentence } from '@/components/case/upload-text.ts';
import { useSendGuard } from '@/components/composer/send-guard.tsx';
import { Button, ChannelIcon, CopyIcon, Icon, RelativeTime, StickyNoteIcon } from '@/components/controls';
import { formatTime, t } from '@/components/locales';
import { isUnclear } from '@/core/model/outbox-need';
import type { OutboxRow } from '@/core/queries/outbox';
import { Elsewhere } from './Elsewhere.tsx';
import { detailOf, kindOf, reasonOf, titleOf } from './outbox-text.ts';
import { SENDS, STEP_TEXTS, takeStep } from './steps.ts';
import { Unclear } from './Unclear.tsx';

interface EntryProps {
  readonly row: OutboxRow;
  /** Several desks: whose it is must be said. */
  readonly named: boolean;
}

/** Whose, what kind, which case, since when. */
function Head({ row, named }: EntryProps) {
  const { item, case: about } = row;
  const facts = [kindOf(item), about && `#${about.number}`, named && row.deskName]
    .filter(Boolean)
    .join(' · ');
  return (
    <header class="outbox-head">
      {item.action.kind === 'note' ? (
        <Icon of={StickyNoteIcon} />
      ) : (
        about && <ChannelIcon kind={about.kind} />
      )}
      <bdi class="outbox-name truncate">{about?.contactName || t('contact.unknown')}</bdi>
      <span class="outbox-facts truncate">{facts}</span>
      <RelativeTime at={item.createdAt} />
    </header>
  );
}

/** One thing that is owed: what it is, why it is here, and what can be done. */
export function OutboxEntry({ row, named }: EntryProps) {
  const { place, guard, question } = useSendGuard<HTMLLIElement>();
  const { item, need, steps } = row;
  const unclear = isUnclear(item);
  const detail = need === 'you' ? detailOf(row) : '';
  const upload = useUpload(item.id);
  const waits = !upload && need === 'line' && item.dueAt > new Date().toISOString();
  return (
    <li ref={place} class="outbox-entry" data-need={need} data-kind={item.action.kind} data-item={item.id}>
      <Head row={row} named={named} />
      {unclear ? (
        <Unclear row={row} />
      ) : (
        <p class="outbox-text" dir="auto">
          {titleOf(row)}
        </p>
      )}
      <p class="outbox-why">
        <span class="outbox-state" data-state={item.state}>
          {t(`delivery.${item.state}`)}
        </span>
        {' · '}
        {upload && !upload.running ? uploadSentence(upload) : reasonOf(row)}
        {detail && ` ${detail}`}
        {waits && ` ${t('error.retryAt', { time: formatTime(item.dueAt) })}`}
      </p>
      {upload?.running && <UploadBar upload={upload} />}
      <div class="outbox-steps">
        {steps.map((step, nth) => {
          if (step === 'elsewhere') return <Elsewhere key={step} item={item} />;
          const label = t(STEP_TEXTS[step]);
          const run = () => void takeStep(step, row);
          const main = nth === 0 || (unclear && step === 'again');
          return (
            <Button
              key={step}
              small
              variant={main ? 'plain' : 'quiet'}
              // The last resort, always there: it need not take a second line.
              {...(step === 'copy' ? { icon: CopyIcon, label } : { children: label })}
              onClick={(event) => (SENDS.includes(step) ? guard(event, label, run) : run())}
            />
          );
        })}
      </div>
      {question}
    </li>
  );
}

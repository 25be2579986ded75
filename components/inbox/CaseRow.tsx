import type { TargetedMouseEvent } from 'preact';
import { ChannelIcon, CheckIcon, EyeIcon, Icon, tooltip } from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseRow } from '@/core/queries/inbox';
import { DueChip, Facts, Since, WindowClock } from './row-parts.tsx';

interface RowProps {
  readonly row: CaseRow | undefined;
  readonly index: number;
  readonly total: number;
  readonly current: boolean;
  readonly open: boolean;
  /** undefined = nothing is being chosen. */
  readonly chosen: boolean | undefined;
  onOpen(): void;
  /** `range`: from where the keyboard is up to here. */
  onChoose(range: boolean): void;
  onPreview(): void;
}

/** One line of the list. Its words are one sentence for screen readers; the eye button is the mouse's Space. */
export function CaseRowView(props: RowProps) {
  const { row, index, total, current, open, chosen, onOpen, onPreview, onChoose } = props;
  const tick = (event: TargetedMouseEvent<HTMLElement>) => {
    event.stopPropagation();
    onChoose(event.shiftKey);
  };
  const style = { transform: `translateY(calc(var(--row) * ${index}))` };
  if (!row) return <div class="case-row bone" style={style} aria-hidden="true" />;
  const eye = (event: TargetedMouseEvent<HTMLElement>) => {
    event.stopPropagation();
    onPreview();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard (aria-activedescendant)
    <div
      id={`case-row-${index}`}
      class="case-row"
      role="option"
      tabIndex={-1}
      // As long as nothing is chosen, the keyboard's place is what a press of a key is about.
      aria-selected={chosen ?? current}
      data-current={current || undefined}
      data-chosen={chosen || undefined}
      aria-setsize={total}
      aria-posinset={index + 1}
      data-open={open || undefined}
      data-unread={row.unread > 0 || undefined}
      data-case={row.id}
      style={style}
      onClick={(event) => (event.shiftKey ? onChoose(true) : onOpen())}
    >
      <span class="row-head">
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: X does it */}
        <span class="row-check" aria-hidden="true" onClick={tick} {...tooltip(t('keys.choose'), 'X')}>
          {chosen && <Icon of={CheckIcon} />}
        </span>
        <ChannelIcon kind={row.kind} />
        <bdi class="row-name truncate">{row.contactName || t('contact.unknown')}</bdi>
        <DueChip row={row} />
        {row.windowEndsAt && row.status !== 'closed' && <WindowClock endsAt={row.windowEndsAt} />}
        <Since row={row} />
      </span>
      <span class="row-preview">
        <span class="truncate">
          {row.kind === 'email' && row.subject && <b dir="auto">{row.subject} </b>}
          <bdi>{row.preview || (row.kind === 'email' ? '' : row.subject) || t('inbox.noText')}</bdi>
        </span>
        {row.unread > 0 && (
          <span class="unread">
            <span aria-hidden="true">{row.unread}</span>
            <span class="visually-hidden">{t('inbox.unread', { count: row.unread })}</span>
          </span>
        )}
      </span>
      <Facts row={row} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: Space does it */}
      <span class="row-eye" aria-hidden="true" onClick={eye} {...tooltip(t('case.preview'), 'Space')}>
        <Icon of={EyeIcon} />
      </span>
    </div>
  );
}

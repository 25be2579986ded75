import { ChannelIcon, RelativeTime } from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseRow } from '@/core/queries/inbox';
import { openInTab } from './OpenElsewhere.tsx';

/** A case with something new. */
export function Needed({ row }: { readonly row: CaseRow }) {
  const open = () => openInTab(`?case=${encodeURIComponent(row.id)}`);
  return (
    <li>
      <button type="button" class="popup-case" onClick={() => void open()}>
        <ChannelIcon kind={row.kind} />
        <span class="popup-case-text">
          <bdi class="truncate">{row.contactName || t('contact.unknown')}</bdi>
          <bdi class="truncate">{row.preview}</bdi>
        </span>
        <RelativeTime at={row.waitingSince ?? row.updatedAt} />
      </button>
    </li>
  );
}

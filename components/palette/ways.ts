import type { Contact } from '@/core/model/contact';
import type { PaletteSite } from '@/core/model/from-page';

/** What every view of the palette needs to use a text. */
export interface Ways {
  readonly nonce: string;
  readonly site: PaletteSite;
  /** The one person the selection names; null = none, or several. */
  readonly contact: Contact | null;
  /** Whom it could be sent to, as selected; '' = to be chosen. */
  readonly address: string;
  /** Inserts it into the field of the page, or copies it where there is none. */
  onUse(text: string): void;
}

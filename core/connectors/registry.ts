import type { DeskKind } from '@/core/model/desk';

/** What the options page needs to know about each kind of desk before anybody signed in. */
export interface DeskOffer {
  readonly kind: DeskKind;
  /** Address fields and the like to ask for; none for the embedded desk. */
  readonly settings: readonly { readonly key: string; readonly type: 'url' | 'text' | 'password' }[];
}

/** Every helpdesk Casebar speaks with. Adding one: its folder, a line here, its server and a test file. */
export const DESK_OFFERS: readonly DeskOffer[] = [{ kind: 'local', settings: [] }];

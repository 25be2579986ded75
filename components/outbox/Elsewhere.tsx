import { moveInto } from '@/components/drafts/draft-acts.ts';
import { PutInto } from '@/components/drafts/PutInto.tsx';
import type { OutboxItem } from '@/core/model/outbox-item';

/** Puts a reply whose own case takes no more into another one, to be read there before it is sent. */
export const Elsewhere = ({ item }: { readonly item: OutboxItem }) => (
  <PutInto draft={{ case: item.case, tab: 'reply' }} onChoose={(to, name) => void moveInto(to, name, item)} />
);

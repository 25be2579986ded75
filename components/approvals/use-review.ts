import { useEffect, useRef, useState } from 'preact/hooks';
import type { Approval } from '@/core/model/approval';
import { dropReview, followReview, type Review, readReview, writeReview } from './kept.ts';

/** A review that begins: the text as its author wrote it. */
const begun = ({ revision, proposal: { text } }: Approval): Review => ({
  revision,
  base: text,
  text,
  form: 'none',
  reason: '',
  to: null,
  note: '',
  looked: null,
  at: Date.now(),
});

/** What the reviewer has done with a request so far, and the way to change it. */
export interface Reviewed {
  readonly review: Review;
  change(part: Partial<Review>): void;
  /** It is decided for good: nothing of it is kept. */
  drop(): void;
}

/** Reads what was left and keeps every change at once; undefined until it is read. */
export function useReview(agent: string, approval: Approval): Reviewed | undefined {
  const [review, setReview] = useState<Review>();
  // Several changes may come before the next render, each of them on top of the one before.
  const latest = useRef<Review | undefined>(undefined);
  const { id } = approval;
  const own = useRef('');
  own.current ||= crypto.randomUUID();
  const show = (next: Review) => {
    latest.current = next;
    setReview(next);
  };
  const put = (next: Review) => {
    const stamped = { ...next, at: Date.now(), by: own.current };
    show(stamped);
    void writeReview(agent, id, stamped);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was left is read once for each request
  useEffect(() => {
    let here = true;
    void readReview(agent, id).then((left) => {
      if (!here || latest.current) return;
      // Kept from the first look on: only so a newer text of the author's can be compared with what was seen.
      if (left) show(left);
      else put(begun(approval));
    });
    // The popup and the sidebar may show the same one: what was written there must not be written over from here.
    const unfollow = followReview(agent, id, (theirs) => {
      const older = latest.current && theirs.at < latest.current.at;
      if (here && theirs.by !== own.current && !older) show(theirs);
    });
    return () => {
      here = false;
      unfollow();
    };
  }, [agent, id]);
  if (!review) return undefined;
  return {
    review,
    change: (part) => put({ ...(latest.current ?? review), ...part }),
    drop: () => void dropReview(agent, id),
  };
}

/** The author has written another text than the one the reviewer was looking at. */
export const isRewritten = (review: Review, { revision }: Approval) => review.revision < revision;

/** The reviewer has changed the text. */
export const isEdited = ({ text, base }: Review) => text !== base;

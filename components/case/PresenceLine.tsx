import type { CaseView } from '@/core/queries/case';
import { presenceText, usePresences } from './presences.ts';
import './presence.css';

/** More would push the text away; who else is there does not change what to do. */
const MOST = 3;

/** Above the composer: who answers, looks or types right now. The region stays, so that what comes is read out. */
export function PresenceLine({ view }: { readonly view: CaseView }) {
  const here = usePresences(view.presences);
  return (
    <div class="presence-line" role="status" aria-live="polite">
      {here.slice(0, MOST).map((one) => (
        <p key={`${one.who.kind}:${one.who.id}`} class="presence" data-doing={one.doing}>
          <span class="truncate">{presenceText(one)}</span>
          {one.doing !== 'viewing' && <span class="presence-dots" aria-hidden="true" />}
        </p>
      ))}
    </div>
  );
}

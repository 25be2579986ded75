import { Dialog, Kbd } from '@/components/controls';
import { type PlainKey, t } from '@/components/locales';

const KEYS: readonly (readonly [string, PlainKey])[] = [
  ['J', 'review.next'],
  ['K', 'review.previous'],
  ['Enter', 'review.keys.open'],
  ['E', 'review.keys.text'],
  ['Ctrl+Enter', 'review.approve'],
  ['X', 'review.return'],
  ['H', 'review.pass'],
  ['Ctrl+Z', 'undo.key'],
  ['Esc', 'keys.back'],
  ['?', 'review.keys.help'],
];

/** Every key there is for approvals. */
export function KeysHelp({ onClose }: { onClose(): void }) {
  return (
    <Dialog title={t('review.keys')} onClose={onClose}>
      <dl class="review-keys">
        {KEYS.map(([keys, name]) => (
          <div key={keys}>
            <dt>{t(name)}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

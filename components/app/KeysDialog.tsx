import '@/components/locales/approvals.ts';
import { Dialog, Kbd } from '@/components/controls';
import { type PlainKey, t } from '@/components/locales';
import { TOGGLE_KEYS } from './toggle-keys.ts';

const GROUPS: readonly {
  readonly title: PlainKey;
  readonly keys: readonly (readonly [string, PlainKey])[];
}[] = [
  {
    title: 'keys.list',
    keys: [
      ['J', 'keys.next'],
      ['K', 'keys.previous'],
      ['Enter', 'keys.open'],
      ['Space', 'keys.preview'],
      ['M', 'keys.more'],
      ['H', 'handOver.title'],
      ['X', 'keys.choose'],
      ['Shift+X', 'keys.chooseRange'],
      ['Shift+J', 'keys.chooseNext'],
      ['Shift+K', 'keys.choosePrevious'],
      ['Ctrl+A', 'keys.chooseAll'],
    ],
  },
  {
    title: 'keys.inCase',
    keys: [
      ['R', 'keys.reply'],
      ['Shift+R', 'keys.replyAll'],
      ['F', 'keys.forward'],
      ['A', 'keys.approval'],
      ['N', 'keys.note'],
      ['T', 'keys.take'],
      ['V', 'versions.title'],
      ['L', 'error.window-over.next'],
      ['E', 'keys.resolve'],
      ['Ctrl+Enter', 'keys.send'],
      ['Ctrl+Z', 'undo.key'],
    ],
  },
  {
    title: 'keys.anywhere',
    keys: [
      ['C', 'panel.outbound'],
      ['O', 'keys.outbox'],
      ['Esc', 'keys.back'],
      ['D', 'drafts.title'],
      ['P', 'approvals.mine'],
      ['?', 'keys.help'],
      [TOGGLE_KEYS, 'keys.toggle'],
    ],
  },
];

/** Every key there is. */
export function KeysDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog title={t('keys.title')} text={t('keys.text')} onClose={onClose}>
      {GROUPS.map((group) => (
        <section key={group.title} class="keys-group">
          <h3>{t(group.title)}</h3>
          <dl>
            {group.keys.map(([keys, label]) => (
              <div key={keys}>
                <dt>{t(label)}</dt>
                <dd>
                  <Kbd keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}

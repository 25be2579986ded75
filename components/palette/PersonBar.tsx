import { useEffect } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { Avatar, Button, CHANNEL_ICONS, Kbd } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { KnownPerson } from '@/core/queries/from-page';

interface PersonBarProps {
  readonly nonce: string;
  readonly people: readonly KnownPerson[];
}

/** More than this is a list of people, and no hint. */
const MOST = 3;

/** Whom the selection names, with their cases; the newest is one key away. */
export function PersonBar({ nonce, people }: PersonBarProps) {
  const first = people.flatMap(({ cases }) => cases)[0]?.id;
  const open = (id: string) => void act(desk.wishFromPalette(nonce, { kind: 'case', case: id }));
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (first === undefined || event.key.toLowerCase() !== 'o' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open(first);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
  return (
    <section class="palette-people" aria-label={t('palette.known')}>
      {people.slice(0, MOST).map(({ contact, deskName, cases }) => (
        <div key={contact.id} class="palette-person">
          <Avatar name={contact.name} />
          <bdi class="truncate">{contact.name || t('contact.unknown')}</bdi>
          {people.length > 1 && <span class="palette-desk">{deskName}</span>}
          {cases.length === 0 && <span class="palette-desk">{t('palette.noCases')}</span>}
          <span class="palette-cases">
            {cases.map(({ id, number, kind, subject, preview }) => (
              <Button
                key={id}
                small
                icon={CHANNEL_ICONS[kind]}
                label={[t('case.number', { number }), subject || preview].filter(Boolean).join(' · ')}
                onClick={() => open(id)}
              >
                {t('case.number', { number })}
                {id === first && <Kbd keys="Ctrl+O" />}
              </Button>
            ))}
          </span>
        </div>
      ))}
    </section>
  );
}

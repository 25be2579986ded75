import type { IconNode } from 'lucide';
import { useRef } from 'preact/hooks';
import {
  ClockIcon,
  CoffeeIcon,
  FaceSlightlySmilingIcon,
  FlagIcon,
  HashIcon,
  Icon,
  LightbulbIcon,
  PawPrintIcon,
  PlaneIcon,
  rove,
  TrophyIcon,
  tooltip,
  UserRoundIcon,
} from '@/components/controls';
import { t } from '@/components/locales';
import type { Section } from './EmojiBoard.tsx';

// By Unicode's numbers of groups, as in the emoji files; `recent` is ours.
const ICONS: Readonly<Record<string, IconNode>> = {
  recent: ClockIcon,
  '0': FaceSlightlySmilingIcon,
  '1': UserRoundIcon,
  '3': PawPrintIcon,
  '4': CoffeeIcon,
  '5': PlaneIcon,
  '6': TrophyIcon,
  '7': LightbulbIcon,
  '8': HashIcon,
  '9': FlagIcon,
};

interface GroupBarProps {
  readonly sections: readonly Section[];
  readonly current: string | undefined;
  onJump(id: string): void;
}

/** One icon per group; it scrolls there, and shows where the scrolling is. One Tab stop, arrows move within. */
export function GroupBar({ sections, current, onJump }: GroupBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) =>
    rove(event, [...(bar.current?.querySelectorAll<HTMLElement>('button') ?? [])], 'x');
  return (
    <div ref={bar} class="emoji-groups" role="toolbar" aria-label={t('emoji.groups')} onKeyDown={onKeyDown}>
      {sections.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          class="emoji-group"
          aria-label={name}
          aria-pressed={id === current}
          tabIndex={id === current ? 0 : -1}
          onClick={() => onJump(id)}
          {...tooltip(name)}
        >
          <Icon of={ICONS[id] ?? HashIcon} />
        </button>
      ))}
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { Avatar, Button, EllipsisIcon, Menu, type MenuItem, XIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { desk as commands } from '@/core/live/desk';
import type { DeskStatus } from '@/core/queries/status';
import type { Where } from './App.tsx';
import { act } from './act.ts';
import { DeskLine } from './DeskLine.tsx';
import { moreItems } from './more-items.ts';
import { rightsText } from './rights-text.ts';

interface HeaderProps {
  readonly desks: readonly DeskStatus[];
  readonly where: Where;
  onHelp(): void;
}

/** Everybody of the desk, each with what they may do: practising means trying out other people's rights. */
const whoAmI = (desk: DeskStatus): MenuItem[] =>
  desk.agents.map((agent) => ({
    id: `agent-${agent.id}`,
    label: agent.name,
    detail: rightsText(agent.rights),
    checked: agent.id === desk.me?.id,
    onSelect: () => void act(commands.switchAgent(desk.id, agent.id)),
  }));

function Me({ desk }: { readonly desk: DeskStatus }) {
  const name = desk.me?.name ?? '';
  const button = { variant: 'quiet' as const, class: 'me' };
  const face: ComponentChildren = (
    <>
      {desk.capabilities.switchAgent && <span class="visually-hidden">{t('practice.whoAmI')}:</span>}
      <Avatar name={name} />
      <span class="truncate">{name}</span>
    </>
  );
  if (!desk.capabilities.switchAgent)
    return (
      <span class="me" title={name}>
        {face}
      </span>
    );
  return (
    <Menu
      button={{ ...button, children: face }}
      label={t('practice.whoAmI')}
      items={[{ id: 'who', group: t('practice.whoAmI') }, ...whoAmI(desk)]}
    />
  );
}

/** Who I am, how the desks do, and the way to everything that is not a case. */
export function Header({ desks, where, onHelp }: HeaderProps) {
  // One person, whatever number of desks; the desk line beside it tells of all of them.
  const [first] = desks.filter((desk) => desk.me);
  return (
    <header class="app-header">
      {first && <Me desk={first} />}
      <DeskLine desks={desks} />
      <span class="app-header-actions">
        <Menu
          button={{ variant: 'quiet', icon: EllipsisIcon, label: t('action.more') }}
          items={moreItems(where, onHelp)}
          align="end"
        />
        {where === 'frame' && (
          <Button
            variant="quiet"
            icon={XIcon}
            label={t('shell.close')}
            onClick={() => void act(commands.closeFrame())}
          />
        )}
      </span>
    </header>
  );
}

import {
  ClipboardCheckIcon,
  ExternalLinkIcon,
  KeyboardIcon,
  LayersIcon,
  LayoutTemplateIcon,
  type MenuItem,
  PanelLeftIcon,
  PanelRightIcon,
  PencilIcon,
  SendIcon,
  SettingsIcon,
} from '@/components/controls';
import { askDrafts } from '@/components/drafts/asked.ts';
import { t } from '@/components/locales';
import { askOutbound } from '@/components/outbound/asked.ts';
import { desk as commands } from '@/core/live/desk';
import type { Where } from './App.tsx';
import { act } from './act.ts';
import { docked, placeFrame } from './frame-place.ts';
import { showMyApprovals } from './navigation.ts';

/** The header's menu: what is not about a case. Only a frame in a page has a place that can be changed. */
export const moreItems = (where: Where, onHelp: () => void): MenuItem[] => [
  {
    id: 'options',
    label: t('shell.options'),
    icon: SettingsIcon,
    onSelect: () => void act(commands.openSurface('options')),
  },
  {
    id: 'tab',
    label: t('shell.openTab'),
    icon: ExternalLinkIcon,
    onSelect: () => void act(commands.openSurface('tab')),
  },
  {
    id: 'palette',
    label: t('shell.palette'),
    icon: LayoutTemplateIcon,
    onSelect: () => void act(commands.openPalette()),
  },
  {
    id: 'outbound',
    label: t('panel.outbound'),
    icon: SendIcon,
    keys: 'C',
    onSelect: () => askOutbound(),
  },
  { id: 'drafts', label: t('drafts.title'), icon: PencilIcon, keys: 'D', onSelect: askDrafts },
  {
    id: 'approvals',
    label: t('approvals.mine'),
    icon: ClipboardCheckIcon,
    keys: 'P',
    onSelect: showMyApprovals,
  },
  { id: 'keys', label: t('keys.title'), icon: KeyboardIcon, keys: '?', onSelect: onHelp },
  ...(where === 'frame' ? placeItems() : []),
];

/** Side and docking of the frame; what is on now is read at every opening of the menu. */
const placeItems = (): MenuItem[] => [
  { id: 'place', group: t('shell.dock') },
  {
    id: 'left',
    label: t('shell.dock.left'),
    icon: PanelLeftIcon,
    checked: docked.value.side === 'left',
    onSelect: () => placeFrame({ side: 'left' }),
  },
  {
    id: 'right',
    label: t('shell.dock.right'),
    icon: PanelRightIcon,
    checked: docked.value.side === 'right',
    onSelect: () => placeFrame({ side: 'right' }),
  },
  {
    id: 'push',
    label: docked.value.docked ? t('shell.dock.over') : t('shell.dock.push'),
    icon: LayersIcon,
    onSelect: () => placeFrame({ docked: !docked.value.docked }),
  },
];

import type { IconNode } from 'lucide';
import { t } from '@/components/locales';
import type { ChannelKind } from '@/core/model/channel';
import { Icon } from './Icon.tsx';
import {
  AppleIcon,
  AtSignIcon,
  CameraIcon,
  GlobeIcon,
  MailIcon,
  MessageCircleIcon,
  MessagesSquareIcon,
  PhoneIcon,
  SmartphoneIcon,
} from './icons.ts';

/** Lucide has no brand marks, and their owners restrict them: a thing that stands for each, and its name. */
export const CHANNEL_ICONS: Readonly<Record<ChannelKind, IconNode>> = {
  email: MailIcon,
  chat: MessagesSquareIcon,
  whatsapp: MessageCircleIcon,
  sms: SmartphoneIcon,
  voice: PhoneIcon,
  apple: AppleIcon,
  messenger: AtSignIcon,
  instagram: CameraIcon,
  social: GlobeIcon,
};

interface ChannelIconProps {
  readonly kind: ChannelKind;
  /** Its name stands beside it: then the icon says nothing. */
  readonly silent?: boolean;
}

/** What carries a case, as an icon in the channel's hue, with its name for screen readers. */
export function ChannelIcon({ kind, silent }: ChannelIconProps) {
  return (
    <span class="channel-icon" data-channel={kind}>
      <Icon of={CHANNEL_ICONS[kind]} label={silent ? undefined : t(`channel.${kind}`)} />
    </span>
  );
}

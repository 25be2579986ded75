import type { Channel } from '@/core/model/channel';
import type { ServerCase } from './database.ts';

/** When the channel's window closes; it opens with each message of the contact, so it moves with the last one. */
export const windowEnd = (found: ServerCase, channel: Channel | undefined) =>
  channel && channel.windowHours > 0 && found.lastInboundAt
    ? new Date(Date.parse(found.lastInboundAt) + channel.windowHours * 3_600_000).toISOString()
    : null;

import type { DeskCalls } from '@/core/contract';
import { client } from '@/core/messaging/rpc';

/** Commands to the background; each answers when it is stored, never when it has arrived at a helpdesk. */
export const desk = client<DeskCalls>('desk');

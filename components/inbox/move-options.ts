import { LayersIcon, type Option, UserIcon } from '@/components/controls';
import { t } from '@/components/locales';

// Agents and queues stand in one list, and their ids may be the same.
const AGENT = 'agent/';
const QUEUE = 'queue/';
/** Each case to the queue it is in. */
export const OWN_QUEUE = 'own';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Whom cases can be given to. */
export const moveOptions = (agents: readonly Named[], queues: readonly Named[]): Option[] => [
  ...agents.map(({ id, name }) => ({
    id: AGENT + id,
    label: name,
    icon: UserIcon,
    group: t('case.assign.agents'),
  })),
  ...queues.map(({ id, name }) => ({
    id: QUEUE + id,
    label: name,
    icon: LayersIcon,
    group: t('case.assign.queues'),
  })),
];

/** The change an option stands for. */
export const moveTo = (option: string, desk: string, note: string) =>
  option === OWN_QUEUE
    ? { kind: 'return' as const, note }
    : {
        kind: 'assign' as const,
        desk,
        agent: option.startsWith(AGENT) ? option.slice(AGENT.length) : null,
        queue: option.startsWith(QUEUE) ? option.slice(QUEUE.length) : null,
        note,
      };

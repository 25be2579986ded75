import type { Capabilities, DeskKind } from '@/core/model/desk';
import { LOCAL_CAPABILITIES } from './local/capabilities.ts';

/** What is known of a kind of helpdesk before anybody signs in, and before its code is loaded. */
export interface DeskFacts {
  readonly capabilities: Capabilities;
}

/**
 * Every helpdesk Casebar speaks with. Only facts are imported here: the code of each kind is a script of its own
 * (entrypoints/desk-<kind>.ts), loaded when a desk of that kind is used (load.ts).
 */
export const REGISTRY: Readonly<Record<DeskKind, DeskFacts>> = {
  local: { capabilities: LOCAL_CAPABILITIES },
};

import type { DeskRules } from './desk-rules.ts';
import type { Agent, Directory, Queue, QuickReply, Tag } from './directory.ts';
import type { FieldDefinition } from './field.ts';
import type { MessageTemplate } from './template.ts';

/**
 * One change an administrator makes. Whoever adds something gives it its id, so that the same change twice adds
 * nothing twice and a deleted thing can be put back.
 */
export type AdminChange =
  | { readonly kind: 'put-queue'; readonly queue: Queue }
  /** `to`: the queue its cases go to; null = none. */
  | { readonly kind: 'delete-queue'; readonly id: string; readonly to: string | null }
  | { readonly kind: 'put-agent'; readonly agent: Agent }
  | { readonly kind: 'put-tag'; readonly tag: Tag }
  | { readonly kind: 'put-quick-reply'; readonly quickReply: QuickReply }
  | { readonly kind: 'put-template'; readonly template: MessageTemplate }
  | { readonly kind: 'put-field'; readonly field: FieldDefinition }
  /** One place up (-1) or down (1). */
  | { readonly kind: 'move-field'; readonly id: string; readonly by: number }
  | {
      readonly kind:
        | 'delete-agent'
        | 'delete-tag'
        | 'delete-quick-reply'
        | 'delete-template'
        | 'delete-field';
      readonly id: string;
    }
  /** Addresses a mail channel sends from, the usual one first. */
  | { readonly kind: 'senders'; readonly channel: string; readonly addresses: readonly string[] }
  | { readonly kind: 'uses'; readonly uses: Directory['uses'] }
  | { readonly kind: 'rules'; readonly rules: DeskRules };

/** What only administrators see of a desk. */
export interface DeskSettings {
  readonly rules: DeskRules;
  /** Cases and contacts that have a value, by the field's id. */
  readonly values: Readonly<Record<string, number>>;
}

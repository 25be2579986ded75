import type { WhatsAppTemplate } from '@/core/model/template';

/** A list of templates as it was understood. */
export interface ParsedTemplates {
  readonly templates: WhatsAppTemplate[];
  /** What could not be used, and why, for the administrator. */
  readonly skipped: { readonly name: string; readonly why: string }[];
  /** Where the next page of the list begins; '' = this was the last. */
  readonly next: string;
}

/** Graph's list, Chatwoot's, or a bare array; never throws. */
export function parseTemplates(_raw: unknown): ParsedTemplates {
  return { templates: [], skipped: [], next: '' };
}

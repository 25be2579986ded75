import type { Consent, TemplateCategory } from './template.ts';

/** Whether somebody lets us write on a kind of channel: `earlier` = nothing noted, but they wrote to us there once. */
export type ConsentState = Consent['state'] | 'none' | 'earlier';

/** What is noted last about a kind of channel; undefined = nothing. */
export const lastConsent = (consents: readonly Consent[] | undefined, kind: string): Consent | undefined =>
  consents?.filter(({ channel }) => channel === kind).at(-1);

/**
 * Where a person stands on a kind of channel. What an agent noted counts before what follows from an earlier message:
 * who took it back and writes again has asked something, not allowed everything.
 */
export const consentState = (
  consents: readonly Consent[] | undefined,
  kind: string,
  wroteBefore: boolean,
): ConsentState => lastConsent(consents, kind)?.state ?? (wroteBefore ? 'earlier' : 'none');

/** Why a first message may not go out; null = it may. */
export type ConsentBlock = 'none' | 'stopped' | 'revoked' | null;

/**
 * Whether we may write first. `stopped` (they asked to stop) ends marketing and what has no category, as nobody can
 * tell what a free text is; a message about their own order or a code they asked for still reaches them.
 */
export function mayWriteFirst(state: ConsentState, category: TemplateCategory | null): ConsentBlock {
  if (state === 'given' || state === 'earlier') return null;
  if (state === 'stopped') return category === 'utility' || category === 'authentication' ? null : 'stopped';
  return state;
}

/** Whether a template may go to somebody at all, also as an answer: marketing ends where they asked to stop. */
export const mayAdvertise = (state: ConsentState): boolean => state !== 'stopped' && state !== 'revoked';

/** The consents with one more, as they are shown before the desk has it and as the embedded desk stores them. */
export const withConsent = (consents: readonly Consent[] | undefined, added: Consent): Consent[] => [
  ...(consents ?? []),
  added,
];

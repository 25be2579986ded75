/** What an agent does next about a refusal. */
export const NEXT_STEPS = [
  // Fill the marked field, load the list again, take another template, wait, leave it be.
  'fill',
  'refresh',
  'choose',
  'wait',
  'never',
  // Another file; look at the number; ask the administrator; log in.
  'file',
  'number',
  'admin',
  'sign-in',
] as const;
/** One of them. */
export type NextStep = (typeof NEXT_STEPS)[number];

/**
 * When the same message may be tried again: never; once something of it was changed; by itself after a while; under the
 * same key once the desk was asked whether it has it (it may have been sent); once somebody logged in.
 */
export type RetryClass = 'never' | 'changed' | 'later' | 'ask-first' | 'signed-in';

/** Names of refusals; each has a sentence in every language (`refusal.<reason>`). */
export const REFUSAL_REASONS = [
  'window',
  'count',
  'unknown-template',
  'long',
  'policy',
  'format',
  'paused',
  'disabled',
  'content',
  'flow-blocked',
  'flow-slow',
  'unreachable',
  'held-back',
  'stopped',
  'ours',
  'own-number',
  'test-account',
  'spam',
  'pair-rate',
  'rate',
  'kind',
  'file-in',
  'file-out',
  'account',
  'policy-block',
  'country',
  'payment',
  'registration',
  'experiment',
  'token',
  'platform',
] as const;
/** One of them. */
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** What a refusal of the platform means for us. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly step: NextStep;
  readonly retry: RetryClass;
  /** Not before so many milliseconds; what the platform says (Retry-After) goes before. Absent = nothing to wait for. */
  readonly wait?: number;
  /** What else is known by it: the person wants no marketing, the number cannot be reached, the channel is closed to us. */
  readonly tells?: 'stopped' | 'unreachable' | 'channel-closed' | 'list-old';
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const OURS: Refusal = { reason: 'ours', step: 'admin', retry: 'never' };
const ADMIN = { step: 'admin', retry: 'changed' } as const;
const CLOSED = { step: 'admin', retry: 'never', tells: 'channel-closed' } as const;
const TOKEN: Refusal = { reason: 'token', step: 'sign-in', retry: 'signed-in' };
const PLATFORM: Refusal = { reason: 'platform', step: 'wait', retry: 'ask-first', wait: MINUTE };
const RATE: Refusal = { reason: 'rate', step: 'wait', retry: 'later', wait: MINUTE };

/** By code: names of errors are translated and change, numbers do not. */
const REFUSALS: Readonly<Record<number, Refusal>> = {
  0: TOKEN,
  190: TOKEN,
  1: PLATFORM,
  2: PLATFORM,
  131000: PLATFORM,
  131016: PLATFORM,
  131057: PLATFORM,
  4: RATE,
  80007: RATE,
  130429: RATE,
  131048: { reason: 'spam', step: 'wait', retry: 'later', wait: 60 * MINUTE },
  131056: { reason: 'pair-rate', step: 'wait', retry: 'later', wait: MINUTE },
  100: OURS,
  131008: OURS,
  131009: OURS,
  131047: { reason: 'window', step: 'choose', retry: 'never' },
  132000: { reason: 'count', step: 'refresh', retry: 'changed', tells: 'list-old' },
  132001: { reason: 'unknown-template', step: 'refresh', retry: 'changed', tells: 'list-old' },
  132005: { reason: 'long', step: 'fill', retry: 'changed' },
  132012: { reason: 'format', step: 'fill', retry: 'changed' },
  132018: { reason: 'content', step: 'fill', retry: 'changed' },
  132007: { reason: 'policy', ...ADMIN },
  132015: { reason: 'paused', step: 'choose', retry: 'never', tells: 'list-old' },
  132016: { reason: 'disabled', step: 'choose', retry: 'never', tells: 'list-old' },
  132068: { reason: 'flow-blocked', ...ADMIN },
  132069: { reason: 'flow-slow', step: 'wait', retry: 'later', wait: 60 * MINUTE },
  131026: { reason: 'unreachable', step: 'never', retry: 'never', tells: 'unreachable' },
  131049: { reason: 'held-back', step: 'wait', retry: 'never', wait: DAY },
  131050: { reason: 'stopped', step: 'never', retry: 'never', tells: 'stopped' },
  130472: { reason: 'experiment', step: 'never', retry: 'never' },
  131021: { reason: 'own-number', step: 'number', retry: 'never' },
  131030: { reason: 'test-account', ...ADMIN },
  131051: { reason: 'kind', step: 'file', retry: 'changed' },
  131052: { reason: 'file-in', step: 'file', retry: 'changed' },
  131053: { reason: 'file-out', step: 'file', retry: 'changed' },
  131031: { reason: 'account', ...CLOSED },
  368: { reason: 'policy-block', ...CLOSED },
  130497: { reason: 'country', ...CLOSED },
  131042: { reason: 'payment', ...ADMIN },
  131045: { reason: 'registration', ...ADMIN },
  133010: { reason: 'registration', ...ADMIN },
};

/** What a code of the platform means; undefined = one nobody told us about. */
export const refusalOf = (code: number): Refusal | undefined =>
  Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined;

/** Every code there is a sentence for. */
export const KNOWN_CODES: readonly number[] = Object.keys(REFUSALS).map(Number);

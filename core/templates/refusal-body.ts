import * as v from 'valibot';
import { CasebarError, type ErrorCode } from '@/core/model/errors';
import type { TemplateField, WhatsAppTemplate } from '@/core/model/template';
import { fieldsOf } from './fields.ts';
import { REFUSAL_REASONS, type Refusal, refusalOf } from './refusals.ts';

/** A refusal as it came, in an answer or later in a report. */
export interface ReadRefusal {
  readonly code: number;
  /** What the platform says besides, in English; for the log and the administrator. */
  readonly details: string;
  /** Where, as far as the details tell; null = the message as a whole. */
  readonly field: TemplateField | null;
}

const Fault = v.object({
  code: v.pipe(v.number(), v.integer()),
  error_data: v.fallback(v.object({ details: v.fallback(v.string(), '') }), { details: '' }),
});
/** The answer to a request; one error of a report; a report with its errors. */
const Body = v.union([
  v.pipe(
    v.object({ error: Fault }),
    v.transform(({ error }) => error),
  ),
  v.pipe(
    v.object({ errors: v.pipe(v.array(Fault), v.minLength(1)) }),
    v.transform(({ errors: [first] }) => first),
  ),
  Fault,
]);

/** «body: number of localizable_params …», «buttons: Button at index 0 of type Url requires a parameter». */
function fieldIn(details: string, template: WhatsAppTemplate): TemplateField | null {
  const button = /^buttons?\b.*\bindex (\d+)/i.exec(details)?.[1];
  const component = /^(header|body)\b/i.exec(details)?.[1]?.toLowerCase();
  const start = button === undefined ? component && `${component}:` : `button:${button}`;
  if (!start) return null;
  return fieldsOf(template).find(({ field }) => field.startsWith(start))?.field ?? null;
}

/** Reads what the platform says about a message; undefined = it is no refusal. Never throws. */
export function readRefusal(raw: unknown, template?: WhatsAppTemplate): ReadRefusal | undefined {
  const read = v.safeParse(Body, raw);
  if (!read.success || !read.output) return undefined;
  const { code, error_data } = read.output;
  const { details } = error_data;
  return { code, details, field: template ? fieldIn(details, template) : null };
}

/** A refusal as the detail of a `bad-template` error: `132000 count body:1`. */
export const refusalDetail = ({ code, field }: Pick<ReadRefusal, 'code' | 'field'>): string =>
  [code, refusalOf(code)?.reason ?? 'unknown', field ?? ''].join(' ').trim();

/** What such a detail says; `refusal` is undefined for a code nobody told us about, the whole for any other text. */
export function refusalIn(
  detail: string,
):
  | { readonly code: number; readonly refusal: Refusal | undefined; readonly field: TemplateField | null }
  | undefined {
  const [code = '', word = '', ...field] = detail.split(' ');
  const isOurs = word === 'unknown' || REFUSAL_REASONS.some((one) => one === word);
  if (!isOurs || !/^\d{1,7}$/.test(code)) return undefined;
  return { code: Number(code), refusal: refusalOf(Number(code)), field: field.join(' ') || null };
}

/** What is no fault of the message has a code of its own; the outbox knows what to do about each. */
function codeFor({ retry, reason }: Refusal): ErrorCode {
  if (retry === 'signed-in') return 'signed-out';
  if (retry === 'later') return 'busy';
  if (retry === 'ask-first') return 'unexpected';
  if (reason === 'window') return 'window-over';
  return reason === 'stopped' ? 'no-consent' : 'bad-template';
}

/**
 * A refusal as a connector throws it. `retryAt` = what the platform itself says about when, ISO, '' = nothing; else the
 * wait of the table counts from `now`. Of a code that nobody knows nothing is tried again.
 */
export function refusalError(
  read: Pick<ReadRefusal, 'code' | 'field'>,
  { now, retryAt = '' }: { readonly now: string; readonly retryAt?: string },
): CasebarError {
  const refusal = refusalOf(read.code);
  const code = refusal ? codeFor(refusal) : 'bad-template';
  if (code === 'no-consent') return new CasebarError(code, 'stopped');
  if (code !== 'bad-template' && code !== 'busy') return new CasebarError(code);
  if (code === 'bad-template') return new CasebarError(code, refusalDetail(read));
  const after = new Date(Date.parse(now) + (refusal?.wait ?? 0)).toISOString();
  return new CasebarError(code, '', { retryAt: retryAt || after });
}

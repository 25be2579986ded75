import type * as v from 'valibot';
import type { Channel } from '@/core/model/channel';
import { type ConsentState, consentState, lastConsent, withConsent } from '@/core/model/consent';
import type { Directory } from '@/core/model/directory';
import { CasebarError } from '@/core/model/errors';
import type { Attachment } from '@/core/model/message';
import type { FillArg } from '@/core/model/reply-args';
import type { Consent, FilledTemplate } from '@/core/model/template';
import { owedChanges, withOwed } from '@/core/queries/owed-changes';
import { wroteOn } from '@/core/store/consents';
import { toContact } from '@/core/store/contacts';
import { database } from '@/core/store/database';
import type { SendContext } from '@/core/templates/check';
import { checkSend } from '@/core/templates/current';
import { detailOf } from '@/core/templates/problem';
import { storedFiles } from './stored-files.ts';

/** A template as a surface hands it over. */
export type Fill = v.InferOutput<typeof FillArg>;

/**
 * The template with the desk's own text of it, and its file as it is stored. Nothing else can go along with one. Errors:
 * bad-template, gone (the file).
 */
export async function filledFrom(
  { template, values, media }: Fill,
  directory: Directory | undefined,
  attachments: readonly Attachment[],
  there: readonly Attachment[] = [],
): Promise<FilledTemplate> {
  const found = directory?.templates?.find(({ id }) => id === template);
  if (!found) throw new CasebarError('bad-template', '132001 gone');
  if (attachments.some(({ id }) => id !== media?.id))
    throw new CasebarError('bad-template', '132012 file-unwanted header:media');
  const [file] = await storedFiles(media ? [media] : [], there);
  return { template: found, values, ...(file && { media: file }) };
}

/** Whether it is what a fill says: a question asked again, because its answer got lost. */
export const isFilledSo = ({ template, values }: FilledTemplate, fill: Fill) =>
  template.id === fill.template && JSON.stringify(values) === JSON.stringify(fill.values);

/** Nothing that the platform would refuse is owed. Errors: no-consent (why), bad-template (what and where). */
export function mustBeSendable(filled: FilledTemplate, about: SendContext, directory: Directory | undefined) {
  const wrong = checkSend(filled, about, directory?.templates ?? []).find(({ level }) => level === 'stop');
  if (!wrong) return;
  const { reason } = wrong;
  if (reason === 'no-consent' || reason === 'stopped' || reason === 'revoked')
    throw new CasebarError('no-consent', reason);
  throw new CasebarError('bad-template', detailOf(wrong));
}

/** Where somebody stands on a kind of channel, with what was noted here and is still owed; `added` goes along with a message. */
export async function standingOf(
  contact: string | null,
  kind: Channel['kind'],
  added?: Consent,
): Promise<ConsentState> {
  const db = await database();
  const stored = contact === null ? undefined : await db.get('contacts', contact);
  const owed = stored ? await owedChanges(db, '', stored.id) : [];
  const noted = stored && owed.reduce(withOwed, toContact(stored)).consents;
  // What was noted after the message was written counts more than what was noted with it.
  const isNews = added !== undefined && (lastConsent(noted, kind)?.at ?? '') <= added.at;
  const wrote = stored ? await wroteOn(db, stored.id, kind) : false;
  return consentState(isNews ? withConsent(noted, added) : noted, kind, wrote);
}

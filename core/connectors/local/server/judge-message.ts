import type { ChannelKind } from '@/core/model/channel';
import { type ConsentState, consentState } from '@/core/model/consent';
import { CasebarError } from '@/core/model/errors';
import type { FilledTemplate } from '@/core/model/template';
import { checkSend } from '@/core/templates/current';
import { detailOf } from '@/core/templates/problem';
import type { Job } from './job.ts';
import { windowEnd } from './window.ts';

/** Where the case's contact stands on a kind of channel, by all their cases. */
export async function standing(
  { c, found, directory }: Pick<Job, 'c' | 'found' | 'directory'>,
  kind: ChannelKind,
): Promise<ConsentState> {
  const contact = await c.store('contacts').get(found.contact);
  const channels = new Set(directory.channels.filter((one) => one.kind === kind).map(({ id }) => id));
  const cases = await c.store('cases').getAll();
  const wrote = cases.some(
    (one) => one.contact === found.contact && channels.has(one.channel) && one.lastInboundAt !== null,
  );
  return consentState(contact?.consents, kind, wrote);
}

const ABOUT_CONSENT: readonly string[] = ['no-consent', 'stopped', 'revoked'];

/**
 * What a platform says to a message before it carries it, with the codes it would use. `address` is whom a first message
 * goes to; null = an answer. Errors: window-over, bad-template, no-consent.
 */
export async function mustBeCarried(job: Job, template: FilledTemplate | undefined, address: string | null) {
  const { c, found, directory, at } = job;
  const channel = directory.channels.find(({ id }) => id === found.channel);
  // Imported from somewhere, on a channel that is no more: nobody else judges it.
  if (!channel) return;
  const windowEndsAt = windowEnd(found, channel);
  if (!template) {
    if (channel.windowHours > 0 && (windowEndsAt === null || windowEndsAt <= at))
      throw new CasebarError('window-over', '131047');
    return;
  }
  const contact = await c.store('contacts').get(found.contact);
  const about = {
    channel,
    windowEndsAt,
    consent: await standing(job, channel.kind),
    address,
    now: at,
    contactLanguage: contact?.language ?? '',
  };
  const problems = checkSend(template, about, directory.templates ?? []);
  const wrong = problems.find(({ level }) => level === 'stop');
  if (wrong)
    throw new CasebarError(
      ABOUT_CONSENT.includes(wrong.reason) ? 'no-consent' : 'bad-template',
      detailOf(wrong),
    );
}

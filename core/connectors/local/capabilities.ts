import type { Capabilities } from '@/core/model/desk';

/** What the embedded desk can do. Apart from its code: it is asked for before that is loaded. */
export const LOCAL_CAPABILITIES: Capabilities = {
  tags: true,
  sentiment: true,
  queues: true,
  replyWithStatus: true,
  knowsDelivered: true,
  mailEnvelope: true,
  approvals: true,
  templates: true,
  outbound: ['whatsapp', 'email', 'sms'],
  consents: true,
  enforcesReply: true,
  answerOne: true,
  presence: true,
  editContacts: true,
  translate: false,
  administer: true,
  switchAgent: true,
  importMail: true,
};

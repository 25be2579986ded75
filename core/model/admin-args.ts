import * as v from 'valibot';
import type { AdminChange } from './admin-change.ts';
import { CASE_STATUSES } from './case.ts';
import { CHANNEL_KINDS } from './channel.ts';
import { RIGHTS } from './directory.ts';
import { FIELD_KINDS } from './field.ts';
import { TemplateArg } from './template-args.ts';

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const Name = v.pipe(v.string(), v.maxLength(200));
const Names = v.pipe(v.array(Name), v.maxLength(200));
const Address = v.pipe(v.string(), v.maxLength(320));
const OpenArg = v.nullable(v.object({ from: Name, to: Name }));
/** What an administrator changes; whether it makes sense is the desk's to say. */
export const AdminChangeArg: v.GenericSchema<unknown, AdminChange> = v.variant('kind', [
  v.object({
    kind: v.literal('put-queue'),
    queue: v.object({ id: Id, name: Name, mode: v.picklist(['offer', 'pull']) }),
  }),
  v.object({ kind: v.literal('delete-queue'), id: Id, to: v.nullable(Id) }),
  v.object({
    kind: v.literal('put-agent'),
    agent: v.object({
      id: Id,
      name: Name,
      email: Name,
      rights: v.array(v.picklist(RIGHTS)),
      queues: Names,
      signature: v.pipe(v.string(), v.maxLength(5000)),
    }),
  }),
  v.object({ kind: v.literal('put-tag'), tag: v.object({ id: Id, name: Name }) }),
  v.object({
    kind: v.literal('put-quick-reply'),
    quickReply: v.object({
      id: Id,
      title: Name,
      text: v.pipe(v.string(), v.maxLength(20_000)),
      language: Name,
      kinds: v.array(v.picklist(CHANNEL_KINDS)),
      status: v.nullable(v.picklist(CASE_STATUSES)),
    }),
  }),
  v.object({ kind: v.literal('put-template'), template: TemplateArg }),
  v.object({
    kind: v.literal('put-field'),
    field: v.object({
      id: Id,
      label: Name,
      on: v.picklist(['case', 'contact']),
      kind: v.picklist(FIELD_KINDS),
      options: Names,
      required: v.boolean(),
    }),
  }),
  v.object({ kind: v.literal('move-field'), id: Id, by: v.number() }),
  v.object({
    kind: v.picklist(['delete-agent', 'delete-tag', 'delete-quick-reply', 'delete-template', 'delete-field']),
    id: Id,
  }),
  v.object({ kind: v.literal('senders'), channel: Id, addresses: v.pipe(v.array(Address), v.maxLength(50)) }),
  v.object({ kind: v.literal('uses'), uses: v.object({ tags: v.boolean(), sentiment: v.boolean() }) }),
  v.object({
    kind: v.literal('rules'),
    rules: v.object({
      hours: v.array(OpenArg),
      timeZone: Name,
      answerHours: v.number(),
      closeAfterDays: v.number(),
      resolveAfterDays: v.number(),
      approvalMinutes: v.number(),
      approvalQueue: v.nullable(Id),
    }),
  }),
]);

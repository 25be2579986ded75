import * as v from 'valibot';
import { CASE_STATUSES, SENTIMENTS } from '@/core/model/case';
import { CHANNEL_KINDS } from '@/core/model/channel';
import { RIGHTS } from '@/core/model/directory';
import { FIELD_KINDS } from '@/core/model/field';
import type { CaseEvent } from '@/core/model/message';
import type { MessageTemplate } from '@/core/model/template';

const Id = v.pipe(v.string(), v.minLength(1));
// Our own file, and a test looks at each: a schema of every kind would be a kilobyte for whoever practises.
const ofKind = (raw: unknown) => typeof raw === 'object' && raw !== null && 'kind' in raw;
const EventOf = v.custom<CaseEvent>(ofKind);
const TemplateOf = v.custom<MessageTemplate>(ofKind);

const Entry = v.object({
  /** `contact`, `bot`, `system` or an agent's id. */
  by: Id,
  kind: v.optional(v.picklist(['message', 'note', 'event']), 'message'),
  /** Minutes before the moment of seeding. */
  minutesAgo: v.number(),
  text: v.optional(v.string(), ''),
  html: v.optional(v.string(), ''),
  /** Small files; `base64` holds their bytes. */
  attachments: v.optional(
    v.array(
      v.object({
        name: v.string(),
        type: v.string(),
        base64: v.string(),
        role: v.optional(v.picklist(['voice', 'sticker'])),
      }),
    ),
    [],
  ),
  event: v.optional(EventOf),
  location: v.optional(
    v.object({ latitude: v.number(), longitude: v.number(), name: v.string(), address: v.string() }),
  ),
  cards: v.optional(
    v.array(v.object({ name: v.string(), phones: v.array(v.string()), emails: v.array(v.string()) })),
  ),
  /** It went out as this template; the values by field. */
  template: v.exactOptional(v.object({ id: Id, values: v.record(Id, v.string()) })),
  /** A button of the template before was pressed; `text` is its label. */
  pressed: v.exactOptional(v.literal(true)),
  /** The contact put this sign on it. */
  reaction: v.exactOptional(v.string()),
});

/** A reply that waits for approval, or was returned. */
const AskedFor = v.object({
  case: Id,
  /** An agent's id. */
  by: Id,
  minutesAgo: v.number(),
  text: v.string(),
  note: v.optional(v.string(), ''),
  queue: v.nullable(Id),
  status: v.optional(v.nullable(v.picklist(CASE_STATUSES)), null),
  returned: v.exactOptional(v.object({ by: Id, minutesAgo: v.number(), reason: v.string() })),
});

/** What a contact lets us write to, as an agent noted it. */
const NotedConsent = v.object({
  contact: Id,
  channel: v.picklist(CHANNEL_KINDS),
  state: v.picklist(['given', 'stopped', 'revoked']),
  how: v.string(),
  minutesAgo: v.number(),
  /** An agent's id. */
  by: Id,
});

/** The sample desk as it stands in `sample-desk.json`; times are relative, so it is always fresh. */
export const SampleDesk = v.object({
  name: v.string(),
  queues: v.array(v.object({ id: Id, name: v.string(), mode: v.picklist(['offer', 'pull']) })),
  agents: v.array(
    v.object({
      id: Id,
      name: v.string(),
      email: v.string(),
      rights: v.array(v.picklist(RIGHTS)),
      queues: v.array(Id),
      signature: v.optional(v.string(), ''),
    }),
  ),
  channels: v.array(
    v.object({
      id: Id,
      name: v.string(),
      kind: v.picklist(CHANNEL_KINDS),
      windowHours: v.number(),
      isPublic: v.boolean(),
      address: v.optional(v.string(), ''),
      senders: v.exactOptional(v.array(v.string())),
      limits: v.object({
        textLength: v.number(),
        attachments: v.number(),
        attachmentBytes: v.number(),
        attachmentTypes: v.array(v.string()),
      }),
    }),
  ),
  tags: v.array(v.object({ id: Id, name: v.string() })),
  quickReplies: v.array(
    v.object({
      id: Id,
      title: v.string(),
      text: v.string(),
      language: v.string(),
      kinds: v.array(v.picklist(CHANNEL_KINDS)),
      status: v.nullable(v.picklist(CASE_STATUSES)),
    }),
  ),
  fields: v.optional(
    v.array(
      v.object({
        id: Id,
        label: v.string(),
        on: v.picklist(['case', 'contact']),
        kind: v.picklist(FIELD_KINDS),
        options: v.optional(v.array(v.string()), []),
        required: v.optional(v.boolean(), false),
      }),
    ),
    [],
  ),
  contacts: v.array(
    v.object({
      id: Id,
      name: v.string(),
      email: v.string(),
      phone: v.string(),
      company: v.string(),
      city: v.string(),
      language: v.string(),
      /** Values by the id of a definition below. */
      fields: v.record(Id, v.string()),
      timeZone: v.optional(v.string(), ''),
      notes: v.optional(v.string(), ''),
    }),
  ),
  cases: v.array(
    v.object({
      number: Id,
      channel: Id,
      contact: Id,
      subject: v.string(),
      status: v.picklist(CASE_STATUSES),
      assignee: v.nullable(Id),
      queue: v.nullable(Id),
      tags: v.array(Id),
      sentiment: v.nullable(v.picklist(SENTIMENTS)),
      fields: v.optional(v.record(Id, v.string()), {}),
      thread: v.pipe(v.array(Entry), v.minLength(1)),
      /** What the practice customer answers, one line per reply of an agent, in order. */
      practice: v.optional(v.array(v.string()), []),
    }),
  ),
  approvals: v.exactOptional(v.array(AskedFor)),
  templates: v.exactOptional(v.array(TemplateOf)),
  consents: v.exactOptional(v.array(NotedConsent)),
});
/** The parsed sample; tests build smaller ones of the same shape. */
export type SampleDesk = v.InferOutput<typeof SampleDesk>;

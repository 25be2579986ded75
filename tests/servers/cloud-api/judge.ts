import { judgeTemplate } from './judge-template.ts';
import {
  first,
  isObject,
  type Json,
  type Judgement,
  type Person,
  refuse,
  text,
  type World,
} from './world.ts';

const DAY = 24 * 60 * 60 * 1000;
const personOf = ({ people }: World, to: string): Person =>
  Object.hasOwn(people, to) ? (people[to] ?? {}) : {};

/** Whether the customer's last message is less than a day old. */
const isOpen = ({ wrote }: Person, { now }: World) =>
  wrote !== undefined && Date.parse(now) - Date.parse(wrote) < DAY;

function ofRecipient(to: unknown, world: World): Judgement {
  if (to === undefined || to === '') return refuse(131008, 'Parameter to is required');
  if (typeof to !== 'string' || !/^\+[1-9][0-9]{6,14}$/.test(to))
    return refuse(131009, 'Parameter value is not valid: to');
  if (to === world.number) return refuse(131021, 'Recipient cannot be the sender');
  return personOf(world, to).absent ? refuse(131026, 'Message undeliverable') : null;
}

/** What people said about being written to. The cut of volume for missing permission comes here at once. */
function ofPermission(category: string, person: Person, world: World): Judgement {
  const advertises = category !== 'UTILITY' && category !== 'AUTHENTICATION' && !isOld(category);
  const open = isOpen(person, world);
  if (advertises && (person.stopped || person.blocked)) return refuse(131050, 'User stopped marketing');
  if (advertises && person.capped) return refuse(131049, 'Healthy ecosystem engagement');
  if (person.blocked && !open) return refuse(131050, 'User took the permission back');
  const may = person.allowed || person.stopped || open || person.wrote !== undefined;
  return may ? null : refuse(131048, 'Spam rate limit: no permission');
}

/** Categories of years ago, all about something the customer did. */
const isOld = (category: string) =>
  /_UPDATE$|^ISSUE_RESOLUTION$|^AUTO_REPLY$|^TRANSACTIONAL$|^OTP$/.test(category);

function ofFreeText(message: Json, person: Person, world: World): Judgement {
  const body = isObject(message.text) ? text(message.text.body) : '';
  if (body.trim() === '') return refuse(100, 'Param text[body] must be non-empty');
  if (body.length > 4096) return refuse(100, 'Param text[body] must be at most 4096 characters long');
  return isOpen(person, world) ? null : refuse(131047, 'Re-engagement message');
}

function ofContent(message: Json, world: World): Judgement {
  const person = personOf(world, text(message.to));
  if (message.type === 'text') return ofFreeText(message, person, world);
  if (message.type !== 'template') return refuse(131051, `Unsupported message type ${String(message.type)}`);
  if (!isObject(message.template)) return refuse(131008, 'Parameter template is required');
  const { category, verdict } = judgeTemplate(message.template, world);
  return verdict ?? ofPermission(category, person, world);
}

/** What the Cloud API would answer to a message: null = accepted. */
export function judge(message: unknown, world: World): Judgement {
  if (!isObject(message)) return refuse(100, 'The request is no JSON object');
  return first(
    () => (world.mishap === undefined ? null : refuse(world.mishap, 'mishap')),
    () =>
      message.messaging_product === 'whatsapp' ? null : refuse(100, 'messaging_product must be whatsapp'),
    () =>
      text(message.biz_opaque_callback_data).length > 512
        ? refuse(100, 'biz_opaque_callback_data too long')
        : null,
    () => ofRecipient(message.to, world),
    () => ofContent(message, world),
  );
}

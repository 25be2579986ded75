import type { SendContext } from '@/core/templates/check';
import { BAD_FILES, BAD_VALUES, type BadSend, body, pressing, under } from './bad-values';
import { hoursAgo, OWN_NUMBER } from './samples';

const MARKETING = { category: 'MARKETING' };

const template: readonly BadSend[] = [
  { what: 'a template that waits for approval', code: 132001, wire: { status: 'PENDING' } },
  { what: 'a rejected template', code: 132001, wire: { status: 'REJECTED' } },
  { what: 'an archived template', code: 132001, wire: { status: 'ARCHIVED' } },
  { what: 'a template about to be deleted', code: 132001, wire: { status: 'PENDING_DELETION' } },
  { what: 'a template at its limit', code: 132001, wire: { status: 'LIMIT_EXCEEDED' } },
  { what: 'a paused template', code: 132015, wire: { status: 'PAUSED' } },
  { what: 'a paused template of an old copy', code: 132015, wire: { status: 'paused' } },
  { what: 'a disabled template', code: 132016, wire: { status: 'DISABLED' } },
  { what: 'a template that is gone', code: 132001, now: null },
  { what: 'a template that exists in another language only', code: 132001, now: { language: 'en' } },
  { what: 'a template that was paused since', code: 132015, now: { status: 'PAUSED' } },
  {
    what: 'a template with one more gap by now',
    code: 132000,
    now: { components: body('Olá {{1}}, vence em {{2}} às {{3}}.') },
  },
  { what: 'a template with one gap less by now', code: 132000, now: { components: body('Olá {{1}}.') } },
  {
    what: 'a template with a picture by now',
    code: 132012,
    now: under({ type: 'HEADER', format: 'IMAGE' }, 'Olá {{1}}, seu plano vence em {{2}}.'),
  },
  {
    what: 'gaps with a hole',
    code: 132000,
    wire: { components: body('Olá {{1}}, até {{3}}.') },
    values: { 'body:1': 'Ana', 'body:3': 'x' },
  },
  {
    what: 'a form behind a button',
    code: 131008,
    wire: pressing({ type: 'FLOW', text: 'Abrir' }),
    values: {},
  },
  { what: 'a template of another number of ours', code: 132001, elsewhere: true },
];

const people: readonly BadSend[] = [
  { what: 'no number', code: 131008, about: { address: '' } },
  { what: 'a number without its country', code: 131009, about: { address: '11987654321' } },
  { what: 'a number with 00', code: 131009, about: { address: '005511987654321' } },
  { what: 'a number as people write it', code: 131009, about: { address: '+55 (11) 98765-4321' } },
  { what: 'a number with a 0 after the plus', code: 131009, about: { address: '+011987654321' } },
  { what: 'a number of 16 digits', code: 131009, about: { address: '+5511987654321000' } },
  { what: 'a name for a number', code: 131009, about: { address: 'Ana' } },
  { what: 'our own number', code: 131021, about: { address: OWN_NUMBER } },
  { what: 'somebody who never wrote and allowed nothing', code: 131048, about: { consent: 'none' } },
  {
    what: 'marketing to somebody who allowed nothing',
    code: 131048,
    wire: MARKETING,
    about: { consent: 'none' },
  },
  {
    what: 'marketing to somebody who asked to stop',
    code: 131050,
    wire: MARKETING,
    about: { consent: 'stopped' },
  },
  {
    what: 'marketing to somebody who asked to stop, while they write',
    code: 131050,
    wire: MARKETING,
    about: { consent: 'stopped', windowEndsAt: hoursAgo(-3) },
  },
  { what: 'anything to somebody who took it back', code: 131050, about: { consent: 'revoked' } },
  {
    what: 'marketing to somebody who took it back, while they write',
    code: 131050,
    wire: MARKETING,
    about: { consent: 'revoked', windowEndsAt: hoursAgo(-3) },
  },
];

/** Every bad template message; what a row does not say is right. */
export const BAD_SENDS: readonly BadSend[] = [...BAD_VALUES, ...BAD_FILES, ...template, ...people];

/** Free texts that must not leave either. */
export const BAD_TEXTS: readonly {
  readonly what: string;
  readonly code: number;
  readonly text: string;
  readonly about?: Partial<SendContext>;
}[] = [
  { what: 'a text to somebody who never wrote', code: 131047, text: 'Olá', about: { windowEndsAt: null } },
  {
    what: 'a text a second after the window',
    code: 131047,
    text: 'Olá',
    about: { windowEndsAt: hoursAgo(1 / 3600) },
  },
  {
    what: 'a text at the very end of the window',
    code: 131047,
    text: 'Olá',
    about: { windowEndsAt: hoursAgo(0) },
  },
  {
    what: 'a text under a window that nobody can read',
    code: 131047,
    text: 'Olá',
    about: { windowEndsAt: 'soon' },
  },
  { what: 'no text at all', code: 100, text: ' \n ' },
  { what: 'a text over 4,096 characters', code: 100, text: 'x'.repeat(4097) },
];

import { first, isObject, type Json, type Judgement, list, refuse, text, type World } from './world.ts';

const upper = (value: unknown) => text(value).toUpperCase();

const part = (template: Json, type: string) =>
  list(template.components).find((one): one is Json => isObject(one) && upper(one.type) === type);

/** Names between double braces, each once. */
const namesIn = (written: string) => {
  const names: string[] = [];
  for (const piece of written.split('{{').slice(1)) {
    const name = piece.split('}}')[0]?.trim() ?? '';
    if (piece.includes('}}') && /^[a-z0-9_]+$/i.test(name) && !names.includes(name)) names.push(name);
  }
  return names;
};

const isNamed = (template: Json, names: readonly string[]) =>
  upper(template.parameter_format) === 'NAMED' || names.some((name) => Number.isNaN(Number(name)));

/** «Param text cannot have new-line/tab characters or more than 4 consecutive spaces». */
function ofText(parameter: Json, where: string): Judgement {
  const value = parameter.text;
  if (upper(parameter.type) !== 'TEXT') return refuse(132012, `${where}: expected TEXT`);
  if (typeof value !== 'string') return refuse(100, `${where}: Param text must be a string`);
  if (value.trim() === '') return refuse(131008, `${where}: Param text must be non-empty`);
  if (/[\n\r\t\v\f\u0085\u2028\u2029]/.test(value) || value.includes('     '))
    return refuse(
      132018,
      `${where}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces`,
    );
  return /[\ud800-\udfff]/u.test(value) ? refuse(100, `${where}: not UTF-8`) : null;
}

/** Values by name or by number; a verdict if they are not what the template wants. */
function read(
  where: string,
  names: readonly string[],
  named: boolean,
  given: readonly Json[],
): { readonly values: ReadonlyMap<string, string>; readonly verdict: Judgement } {
  const values = new Map<string, string>();
  const bad = (verdict: Judgement) => ({ values, verdict });
  // Counted ones are there up to the highest number, whether or not the text has them all.
  const wanted = named ? names.length : Math.max(0, ...names.map(Number));
  if (given.length !== wanted)
    return bad(
      refuse(
        132000,
        `${where}: number of localizable_params (${given.length}) does not match the expected number of params (${wanted})`,
      ),
    );
  for (const [index, parameter] of given.entries()) {
    const verdict = ofText(parameter, where);
    if (verdict) return bad(verdict);
    const name = text(parameter.parameter_name);
    if (named && name === '') return bad(refuse(100, `${where}: Parameter name is missing or empty`));
    if (named && !names.includes(name)) return bad(refuse(132000, `${where}: no parameter ${name}`));
    if (!named && parameter.parameter_name !== undefined)
      return bad(refuse(100, `${where}: Unexpected key parameter_name`));
    values.set(named ? name : String(index + 1), text(parameter.text));
  }
  return values.size === wanted ? bad(null) : bad(refuse(132000, `${where}: a parameter twice`));
}

const put = (written: string, values: ReadonlyMap<string, string>) => {
  let whole = '';
  for (const [index, piece] of written.split('{{').entries()) {
    const [name = '', ...rest] = piece.split('}}');
    const value = index > 0 && rest.length > 0 ? values.get(name.trim()) : undefined;
    whole += value === undefined ? (index > 0 ? '{{' : '') + piece : value + rest.join('}}');
  }
  return whole;
};

/** How many characters a person would count. */
const count = (written: string) => Array.from(written).length;

function ofWords(
  where: string,
  written: string,
  most: number,
  template: Json,
  given: readonly Json[],
): Judgement {
  const names = namesIn(written);
  const named = isNamed(template, names);
  const { values, verdict } = read(where, names, named, given);
  if (verdict) return verdict;
  const length = count(put(written, values));
  return length > most ? refuse(132005, `${where}: Translated text too long, ${length}`) : null;
}

const MEDIA: Readonly<Record<string, { key: string; types: readonly string[]; most: number }>> = {
  IMAGE: { key: 'image', types: ['image/jpeg', 'image/png'], most: 5_000_000 },
  VIDEO: { key: 'video', types: ['video/mp4', 'video/3gpp'], most: 16_000_000 },
  GIF: { key: 'video', types: ['video/mp4'], most: 16_000_000 },
  DOCUMENT: { key: 'document', types: ['application/', 'text/'], most: 100_000_000 },
};

function ofMedia(format: string, given: readonly Json[], world: World): Judgement {
  const wanted = MEDIA[format];
  const [parameter, ...more] = given;
  const received = upper(parameter?.type) || 'UNKNOWN';
  if (!wanted || !parameter || more.length > 0 || received !== wanted.key.toUpperCase())
    return refuse(132012, `header: Format mismatch, expected ${format}, received ${received}`);
  const file = parameter[wanted.key];
  if (!isObject(file)) return refuse(131008, `header: ${wanted.key} is missing`);
  if (typeof file.link === 'string')
    return file.link.startsWith('https://') ? null : refuse(131053, 'header: link must be https');
  const known = Object.hasOwn(world.media, text(file.id)) ? world.media[text(file.id)] : undefined;
  if (!known) return refuse(131009, 'header: no such media id');
  const type = known.type.split(';')[0]?.trim() ?? '';
  const fits = wanted.types.some((one) => (one.endsWith('/') ? type.startsWith(one) : one === type));
  if (!fits) return refuse(131053, `header: ${type} is not supported`);
  return known.size > wanted.most || known.size < 1 ? refuse(131053, 'header: size of media') : null;
}

function ofLocation(given: readonly Json[]): Judgement {
  const location = given[0]?.location;
  if (upper(given[0]?.type) !== 'LOCATION' || !isObject(location))
    return refuse(132012, 'header: Format mismatch, expected LOCATION, received UNKNOWN');
  const { latitude, longitude } = location;
  const isPlace =
    typeof latitude === 'number' &&
    typeof longitude === 'number' &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180;
  if (!isPlace) return refuse(132012, 'header: no place');
  const words = [text(location.name), text(location.address)];
  if (words.some((word) => word.trim() === '')) return refuse(131008, 'header: name and address');
  return words.some((word) => /[\n\t]|\s{5}/.test(word)) ? refuse(132018, 'header: name and address') : null;
}

function ofHeader(template: Json, given: readonly Json[], world: World): Judgement {
  const header = part(template, 'HEADER');
  const format = upper(header?.format) || (text(header?.text) ? 'TEXT' : '');
  if (!header || format === '')
    return given.length > 0
      ? refuse(
          132000,
          `header: number of localizable_params (${given.length}) does not match the expected number of params (0)`,
        )
      : null;
  if (format === 'TEXT') return ofWords('header', text(header.text), 60, template, given);
  return format === 'LOCATION' ? ofLocation(given) : ofMedia(format, given, world);
}

function ofLink(url: string, value: string, where: string): Judgement {
  const gap = url.indexOf('{{');
  const whole = url.slice(0, gap) + value + url.slice(url.indexOf('}}', gap) + 2);
  if (count(whole) > 2000) return refuse(132005, `${where}: URL too long`);
  if (/\s/.test(whole)) return refuse(132012, `${where}: URL has blanks`);
  try {
    return new URL(whole).hostname.includes('.') ? null : refuse(132012, `${where}: no host`);
  } catch {
    return refuse(132012, `${where}: no URL`);
  }
}

/** One button of the template with what came for it. */
function ofButton(button: Json, index: number, given: Json | undefined): Judgement {
  const type = upper(button.type);
  const where = `buttons: Button at index ${index}`;
  const parameters = list(given?.parameters).filter(isObject);
  const [parameter] = parameters;
  const wants =
    type === 'OTP' || (type === 'URL' && namesIn(text(button.url)).length > 0)
      ? 'URL'
      : type === 'COPY_CODE'
        ? 'COPY_CODE'
        : ['FLOW', 'CATALOG', 'MPM', 'ORDER_DETAILS'].includes(type)
          ? type
          : '';
  if (wants === '')
    return given && type !== 'QUICK_REPLY'
      ? refuse(100, `${where} is of type ${type} and does not support parameters`)
      : null;
  if (!given || !parameter) return refuse(131008, `${where} of type ${wants} requires a parameter`);
  if (upper(given.sub_type) !== wants || parameters.length > 1)
    return refuse(132012, `${where} is of type ${wants}`);
  if (wants === 'COPY_CODE') return ofCode(parameter, where);
  const bad = ofText(parameter, where);
  const url = type === 'OTP' ? 'https://www.whatsapp.com/otp/code/?code=otp{{1}}' : text(button.url);
  return bad ?? ofLink(url, text(parameter.text), where);
}

function ofCode(parameter: Json, where: string): Judgement {
  const code = text(parameter.coupon_code);
  if (upper(parameter.type) !== 'COUPON_CODE') return refuse(132012, `${where}: coupon_code`);
  if (code.trim() === '') return refuse(131008, `${where} of type COPY_CODE requires a parameter`);
  if (code.length > 15) return refuse(132005, `${where}: coupon_code too long`);
  return /^[0-9a-z]*$/i.test(code) ? null : refuse(132012, `${where}: coupon_code must be alphanumeric`);
}

function ofButtons(template: Json, components: readonly Json[]): Judgement {
  const buttons = list(part(template, 'BUTTONS')?.buttons).filter(isObject);
  const given = new Map<number, Json>();
  for (const one of components.filter(({ type }) => upper(type) === 'BUTTON')) {
    const index = Number(one.index);
    if (!Number.isInteger(index) || index < 0 || index >= buttons.length)
      return refuse(131009, `buttons: no button at index ${String(one.index)}`);
    if (given.has(index)) return refuse(100, `buttons: Button at index ${index} twice`);
    given.set(index, one);
  }
  return first(...buttons.map((button, index) => () => ofButton(button, index, given.get(index))));
}

const STATUS: Readonly<Record<string, number>> = { APPROVED: 0, PAUSED: 132015, DISABLED: 132016 };

/** The template that is asked for, or why there is none. */
function find({ templates }: World, asked: Json): { readonly template?: Json; readonly verdict: Judgement } {
  const language = isObject(asked.language) ? text(asked.language.code) : '';
  const template = templates
    .filter(isObject)
    .find((one) => text(one.name) === text(asked.name) && text(one.language) === language);
  if (!template)
    return { verdict: refuse(132001, `template name (${text(asked.name)}) does not exist in ${language}`) };
  const code = STATUS[upper(template.status)] ?? 132001;
  return { template, verdict: code === 0 ? null : refuse(code, `template is ${upper(template.status)}`) };
}

const parameters = (components: readonly Json[], type: string) =>
  components
    .filter((one) => upper(one.type) === type)
    .flatMap((one) => list(one.parameters).filter(isObject));

function ofComponents(components: readonly Json[]): Judgement {
  const kinds = components.map(({ type }) => upper(type));
  const strange = kinds.find((kind) => !['HEADER', 'BODY', 'BUTTON'].includes(kind));
  if (strange !== undefined) return refuse(100, `Unexpected component ${strange}`);
  if (['HEADER', 'BODY'].some((kind) => kinds.filter((one) => one === kind).length > 1))
    return refuse(100, 'A component twice');
  return components.some((one) => list(one.parameters).length === 0)
    ? refuse(100, 'A component without parameters')
    : null;
}

/** A template message against the list: there, sendable, and given exactly what it wants. */
export function judgeTemplate(
  asked: Json,
  world: World,
): { readonly category: string; readonly verdict: Judgement } {
  const { template, verdict } = find(world, asked);
  if (!template || verdict) return { category: '', verdict };
  const components = list(asked.components).filter(isObject);
  const body = text(part(template, 'BODY')?.text);
  return {
    category: upper(template.category),
    verdict: first(
      () => ofComponents(components),
      () => ofHeader(template, parameters(components, 'HEADER'), world),
      () => ofWords('body', body, 1024, template, parameters(components, 'BODY')),
      () => ofButtons(template, components),
    ),
  };
}

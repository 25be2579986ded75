// @vitest-environment node
import { describe, expect, it } from 'vitest';
import {
  BodyComponent,
  BodyParameter,
  CopyComponent,
  Document,
  HeaderComponent,
  HeaderParameter,
  Image,
  Location,
  SkipButtonComponent,
  Template,
  URLComponent,
  Video,
} from 'whatsapp-api-js/messages';
import type { ClientMessageRequest } from 'whatsapp-api-js/types';
import { type CloudComponent, type CloudTemplateMessage, requestBody } from '@/core/templates/request';
import { CUSTOMER, parsed, typed, type Wire, wire } from './samples';

/** What becomes of one of their classes in a request: data, without methods and what they keep to themselves. */
type AsJson<T> = T extends readonly (infer One)[]
  ? readonly AsJson<One>[]
  : T extends object
    ? { readonly [K in keyof T as K extends `_${string}` ? never : K]: AsJson<T[K]> }
    : T;
type TheirComponent =
  | AsJson<HeaderComponent>
  | AsJson<BodyComponent>
  | AsJson<URLComponent>
  | AsJson<CopyComponent>;
/** Both are functions that do nothing: that they compile is the proof (`npm run types`). */
const component = (ours: CloudComponent): TheirComponent => ours;
const envelope = (
  ours: Omit<CloudTemplateMessage, 'template'> & { readonly template: Template },
): ClientMessageRequest => ours;

// And that these do not.
// @ts-expect-error there is no such kind of button
component({ type: 'button', sub_type: 'copycode', index: '0', parameters: [] });
// @ts-expect-error a text is called `text`
component({ type: 'body', parameters: [{ type: 'text', txt: 'x' }] });

/** As JSON, places of buttons as numbers: the platform takes both, and its own pages write both. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, inner: unknown) => (key === 'index' ? Number(inner) : inner));

const filled = (one: Wire, values: Readonly<Record<string, string>>) => ({
  template: parsed(wire(one)),
  values: typed(values),
});
const BODY = { type: 'BODY', text: 'Olá {{2}}, é {{1}}.' };
const TEXTS = { 'body:1': 'um', 'body:2': 'dois' };
const theirBody = () => new BodyComponent(new BodyParameter('um'), new BodyParameter('dois'));
const media = (format: string) => ({ components: [{ type: 'HEADER', format }, BODY] });
const file = { id: 'f', name: 'conta.pdf', type: '', size: 1 };
const UPLOADED = { id: 'media-1' };

describe('a request', () => {
  it('is typed as an independent package types it', () => {
    const message = requestBody(filled({}, TEXTS), { to: CUSTOMER, key: 'key-1' });
    expect(message.template.components?.map(component)).toEqual(message.template.components);
    const theirs = new Template('renewal', 'pt_BR');
    expect(envelope({ ...message, template: theirs }).biz_opaque_callback_data).toBe('key-1');
  });

  it.each<[string, Wire, Readonly<Record<string, string>>, () => Template]>([
    [
      'counted values, wherever they stand in the text',
      { components: [BODY] },
      TEXTS,
      () => new Template('renewal', 'pt_BR', theirBody()),
    ],
    [
      'named values',
      { parameter_format: 'NAMED', components: [{ type: 'BODY', text: 'Olá {{first_name}}, até {{due}}.' }] },
      { 'body:due': '30/11', 'body:first_name': 'Ana' },
      () =>
        new Template(
          'renewal',
          'pt_BR',
          new BodyComponent(new BodyParameter('Ana', 'first_name'), new BodyParameter('30/11', 'due')),
        ),
    ],
    [
      'a header with a gap',
      { components: [{ type: 'HEADER', format: 'TEXT', text: 'Pedido {{1}}' }, BODY] },
      { ...TEXTS, 'header:1': 'A-17' },
      () => new Template('renewal', 'pt_BR', new HeaderComponent(new HeaderParameter('A-17')), theirBody()),
    ],
    [
      'a picture',
      media('IMAGE'),
      TEXTS,
      () =>
        new Template(
          'renewal',
          'pt_BR',
          new HeaderComponent(new HeaderParameter(new Image('media-1', true))),
          theirBody(),
        ),
    ],
    [
      'a video',
      media('VIDEO'),
      TEXTS,
      () =>
        new Template(
          'renewal',
          'pt_BR',
          new HeaderComponent(new HeaderParameter(new Video('media-1', true))),
          theirBody(),
        ),
    ],
    [
      'a moving picture, which goes as a video',
      media('GIF'),
      TEXTS,
      () =>
        new Template(
          'renewal',
          'pt_BR',
          new HeaderComponent(new HeaderParameter(new Video('media-1', true))),
          theirBody(),
        ),
    ],
    [
      'a document with its name',
      media('DOCUMENT'),
      TEXTS,
      () =>
        new Template(
          'renewal',
          'pt_BR',
          new HeaderComponent(new HeaderParameter(new Document('media-1', true, undefined, 'conta.pdf'))),
          theirBody(),
        ),
    ],
    [
      'a place',
      media('LOCATION'),
      { ...TEXTS, 'header:location': '-23.5505, -46.6333; Loja Centro; Rua Direita, 10' },
      () =>
        new Template(
          'renewal',
          'pt_BR',
          new HeaderComponent(
            new HeaderParameter(new Location(-46.6333, -23.5505, 'Loja Centro', 'Rua Direita, 10')),
          ),
          theirBody(),
        ),
    ],
    [
      'buttons, those without a value skipped',
      {
        components: [
          BODY,
          {
            type: 'BUTTONS',
            buttons: [
              { type: 'PHONE_NUMBER', text: 'Ligar', phone_number: CUSTOMER },
              { type: 'URL', text: 'Ver', url: 'https://example.com/{{1}}' },
              { type: 'COPY_CODE', example: 'SAVE20' },
              { type: 'QUICK_REPLY', text: 'Sim' },
            ],
          },
        ],
      },
      { ...TEXTS, 'button:1': 'A-17', 'button:2': 'SAVE30' },
      () =>
        new Template(
          'renewal',
          'pt_BR',
          theirBody(),
          new SkipButtonComponent(),
          new URLComponent('A-17'),
          new CopyComponent('SAVE30'),
        ),
    ],
    [
      'a code to sign in, in the text and behind the button',
      {
        category: 'AUTHENTICATION',
        components: [
          { type: 'BODY', text: '*{{1}}* é o seu código.' },
          { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copiar' }] },
        ],
      },
      { 'body:1': '123456', 'button:0': '123456' },
      () => Template.OTP('renewal', 'pt_BR', '123456'),
    ],
    [
      'no gaps at all',
      { components: [{ type: 'BODY', text: 'Olá.' }] },
      {},
      () => new Template('renewal', 'pt_BR'),
    ],
  ])('for %s says what that package says', (_what, one, values, theirs) => {
    const sent = { ...filled(one, values), media: file };
    const { template } = requestBody(sent, { to: CUSTOMER, key: 'key-1', file: UPLOADED });
    expect(plain(template)).toEqual(plain(theirs()));
  });

  it('names the recipient with a plus, and carries our key', () => {
    expect(requestBody(filled({}, {}), { to: CUSTOMER, key: 'key-1' })).toMatchObject({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: CUSTOMER,
      type: 'template',
      biz_opaque_callback_data: 'key-1',
    });
  });

  it('takes a file by its own address or as it is stored', () => {
    const one = { ...filled(media('IMAGE'), TEXTS), media: file };
    const header = (message: CloudTemplateMessage) => message.template.components?.[0];
    const link = 'https://example.com/a.png';
    expect(header(requestBody(one, { to: CUSTOMER, key: 'k', file: { link } }))).toMatchObject({
      parameters: [{ type: 'image', image: { link } }],
    });
    expect(header(requestBody(one, { to: CUSTOMER, key: 'k' }))).toMatchObject({
      parameters: [{ type: 'image', image: { id: 'f' } }],
    });
  });

  it('leaves a value out that is missing: nothing can go out with a hole in it', () => {
    const { template } = requestBody(filled({}, { 'body:2': 'x' }), { to: CUSTOMER, key: 'k' });
    expect(template.components).toEqual([{ type: 'body', parameters: [{ type: 'text', text: 'x' }] }]);
  });
});

import type { AppleMessage, WhatsAppTemplate } from '@/core/model/template';

/** The classic one: four variables in Portuguese. */
export const renewal = (over: Partial<WhatsAppTemplate> = {}): WhatsAppTemplate => ({
  kind: 'whatsapp',
  id: 'renewal',
  name: 'plano_renovacao',
  language: 'pt_BR',
  category: 'utility',
  status: 'approved',
  quality: 'green',
  format: 'positional',
  header: null,
  body: {
    text: 'Olá {{1}}, seu plano vence em {{2}}. Fale com {{3}} pelo {{4}}, se quiser.',
    variables: [
      { key: '1', sample: 'Ana' },
      { key: '2', sample: '30/11' },
      { key: '3', sample: 'Bruno' },
      { key: '4', sample: '4004-0001' },
    ],
  },
  footer: 'Bicicletas',
  buttons: [{ kind: 'quick-reply', label: 'Renovar' }],
  channels: [],
  ...over,
});

/** Nothing to fill in. */
export const thanks = (over: Partial<WhatsAppTemplate> = {}): WhatsAppTemplate =>
  renewal({
    id: 'thanks',
    name: 'thanks',
    language: 'en',
    body: { text: 'Thank you for your order.', variables: [] },
    footer: '',
    buttons: [],
    ...over,
  });

/** A rich message to choose a colour with. */
export const colours = (over: Partial<AppleMessage> = {}): AppleMessage => ({
  kind: 'apple',
  id: 'colours',
  name: 'Colours',
  language: '',
  title: 'Which colour?',
  subtitle: 'Choose one',
  content: { kind: 'quick-reply', choices: ['Red', 'Blue'] },
  channels: [],
  ...over,
});

import { expect, test } from 'vitest';
import { stopWordIn } from '@/core/model/stop-words';

test.each([
  ['PARAR', 'PARAR'],
  ['stop', 'STOP'],
  ['Stop.', 'STOP'],
  ['BAJA', 'BAJA'],
  ['sair 🙏', 'SAIR'],
  ['Cancelar!', 'CANCELAR'],
  ['unsubscribe', 'UNSUBSCRIBE'],
  ['Quero parar, por favor', 'PARAR'],
  ['STOP please', 'STOP'],
  ['Olá,\nSAIR\nObrigado', 'SAIR'],
  ['Por favor PARAR com isso', 'PARAR'],
  ['não quero mais receber mensagens de vocês', 'nao quero mais receber'],
  ['No quiero recibir más publicidad', 'no quiero recibir'],
  ['Quiero darme de baja', 'BAJA'],
  ["Please don't text me any more", "don't text me"],
])('«%s» asks to stop', (text, word) => {
  expect(stopWordIn(text)).toBe(word);
});

test.each([
  ['a word inside another', 'Parariam de vender?'],
  ['an ordinary sentence', 'La calidad es muy baja'],
  ['something else is to be cancelled', 'Quero cancelar o meu pedido 1042'],
  ['leaving the house', 'Vou sair às 18h'],
  ['a bus stop', 'I am at the bus stop'],
  ['everything in capitals', 'MEU PEDIDO VAI PARAR ONDE?'],
  ['our own footer, quoted', 'Thank you!\n\nOn Mon, 3 Nov 2026, Acme <a@b.c> wrote:\n> Unsubscribe'],
  ['a footer far below', `${'Hello there\n'.repeat(6)}Unsubscribe`],
  ['a stressed word about an order', 'Quero CANCELAR o pedido 12'],
  ['nothing', ''],
])('%s is no request to stop', (_, text) => {
  expect(stopWordIn(text)).toBe('');
});

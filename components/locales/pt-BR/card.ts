import type { Part } from '../catalogue.ts';
import type { cardTexts as source } from '../en/card.ts';

/** O cartão do cliente: campos, notas, outros casos. */
export const cardTexts: Part<typeof source> = {
  'card.name': 'Nome',
  'card.timeZone': 'Fuso horário',
  'card.notKnown': 'Não se sabe',
  'card.required': 'obrigatório',
  'card.waiting': 'Ainda não confirmado pela central',
  'card.yes': 'Sim',
  'card.no': 'Não',
  'card.empty': { one: '{count} campo vazio', other: '{count} campos vazios' },
  'card.customer': 'Cliente',
  'card.thisCase': 'Este caso',
  'card.bad.empty': 'Aqui é preciso um valor.',
  'card.bad.email': 'Isto não é um endereço de e-mail. Ele é assim: nome@example.com.',
  'card.bad.phone': 'Escreva o número com o código do país: +, depois 7 a 15 dígitos.',
  'card.bad.timeZone': 'Isto não é um fuso horário. Escolha um da lista, como Europe/Lisbon.',
  'card.bad.long': 'É longo demais; cabem 200 caracteres.',
  'card.bad.number': 'Isto não é um número. Só dígitos, e um ponto para as decimais.',
  'card.bad.date': 'Isto não é uma data.',
  'card.bad.choice': 'A central não conhece esta opção.',
  'card.bad.text': 'É longo demais; cabem 1.000 caracteres.',
  'card.bad.long-text': 'É longo demais; cabem 20.000 caracteres.',
  'card.refused': '{what} não foi alterado: a central não aceitou “{value}”.',
  'card.refused.cleared': '{what} não foi esvaziado: a central recusou.',
  'card.changed': '{what}: alterado',
  'card.field': 'Um campo',

  'card.time.same': '{time} lá, a mesma hora daqui',
  'card.time.ahead': '{time} lá, {duration} a mais',
  'card.time.behind': '{time} lá, {duration} a menos',
  'card.time.night': 'Lá é noite',

  'card.notes': 'Notas sobre a pessoa',
  'card.notes.hint': 'Só para a sua equipe, nunca são enviadas.',
  'card.notes.kept': 'Guardado neste navegador, ainda não na central',
  'card.notes.failed': 'O navegador não conseguiu guardar isto. Copie antes de fechar a página.',

  'card.earlier': 'Outros casos desta pessoa',
  'card.earlier.none': 'Nenhum outro caso',
  'card.earlier.more': 'Mostrar mais',
  'card.earlier.failed': 'Não foi possível ler os outros casos. Eles continuam guardados.',

  'card.fillFirst.title': 'Preencha {field} primeiro',
  'card.fillFirst.several': {
    one: 'Preencha {count} campo primeiro',
    other: 'Preencha {count} campos primeiro',
  },
  'card.fillFirst.text': 'Sua equipe quer isto preenchido antes de um caso terminar.',
};

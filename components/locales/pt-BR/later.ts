import type { Part } from '../catalogue.ts';
import type { laterTexts as source } from '../en/later.ts';

/** Enviar depois, lembretes e respostas a uma só mensagem. */
export const laterTexts: Part<typeof source> = {
  'later.send': 'Enviar depois…',
  'later.send.title': 'Enviar depois',
  'later.send.status': 'O status passa a {status} quando ela sair.',
  'later.when': 'Quando',
  'later.time.hour': 'Em 1 hora',
  'later.time.afternoon': 'Hoje à tarde',
  'later.time.tomorrow': 'Amanhã de manhã',
  'later.time.monday': 'Segunda de manhã',
  'later.time.own': 'Data e hora',
  'later.noTime': 'Escolha uma data e uma hora.',
  'later.past': 'Este horário já passou. Escolha um mais tarde.',
  'later.note': 'Nota para você (opcional)',
  'later.goesOut': 'Sai {when}',
  'later.overdue': 'Devia ter saído {when}. Sai assim que for possível alcançar a central.',
  'later.sendNow': 'Enviar agora',
  'later.edit': 'Editar',
  'later.discarded': 'Resposta agendada descartada',
  'later.missed.moved':
    'Esta resposta devia sair {when}. Ficou retida, porque há mensagens novas desde então.',
  'later.missed.closed': 'Esta resposta devia sair {when}. Ficou retida, porque o caso está fechado.',
  'later.missed.window':
    'Esta resposta devia sair {when}. Ficou retida, porque a janela de 24 horas está fechada.',
  'later.missed.taken':
    'Esta resposta devia sair {when}. Ficou retida, porque outra pessoa já está com o caso.',
  'later.missed.consent': 'Esta resposta devia sair {when}. Ficou retida, porque o cliente pediu para parar.',
  'later.missed.gone':
    'Esta resposta devia sair {when}. Ficou retida, porque o caso não existe mais na central.',
  'later.missed.late':
    'Esta resposta devia sair {when}. O Casebar não estava aberto nessa hora, então ela ficou retida.',
  'later.remindMe': 'Lembrar-me…',
  'later.remind': 'Lembrar-me',
  'later.reminder': 'Lembrete: {note}',
  'later.reminder.plain': 'Lembrete',
  'later.reminder.set': 'Lembrete definido: {when}',
  'later.done': 'Concluído',
  'later.later': 'Mais tarde',
  'answer.one': 'Responder a esta mensagem',
  'answer.to': 'Resposta a {name}:',
  'answer.remove': 'Responder ao caso inteiro',
  'answer.goTo': 'Responde a {name}: {text}',
};

import type { Part } from '../catalogue.ts';
import type { outboxTexts as source } from '../en/outbox.ts';

export const outboxTexts: Part<typeof source> = {
  'line.open': 'Centrais e envios',
  'line.stale': 'Em dia pela última vez {time}',
  'line.next': 'O Casebar pergunta de novo às {time}.',
  'line.offlineSince': 'Sem rede desde {time}',
  'line.downSince': 'Sem resposta desde {time}',
  'line.signedOutSince': 'Desconectado desde {time}',
  'line.stuck': { one: '{count} precisa de você', other: '{count} precisam de você' },

  'outbox.title': 'Envios',
  'outbox.show': 'Mostrar envios',
  'outbox.back': 'Fechar os envios',
  'outbox.empty.title': 'Tudo foi enviado',
  'outbox.empty.text': 'Respostas, notas e alterações aparecem aqui até que a central as confirme.',
  'outbox.failed': 'Não foi possível ler os envios. O que está neles continua guardado.',
  'outbox.tryAll': 'Tentar tudo de novo',
  'outbox.tryAll.done': 'O Casebar está tentando tudo de novo.',
  'outbox.more': { one: 'E mais {count}', other: 'E mais {count}' },

  'outbox.need.you': 'Precisa de você',
  'outbox.need.sign-in': 'Sai depois que você se conectar',
  'outbox.need.line': 'Sai quando a central responder',
  'outbox.need.way': 'A caminho',
  'outbox.need.time': 'Espera a sua hora',

  'outbox.kind.reply': 'Resposta',
  'outbox.kind.note': 'Nota',
  'outbox.kind.change': 'Alteração',
  'outbox.filesOnly': { one: '{count} arquivo sem texto', other: '{count} arquivos sem texto' },
  'outbox.do.status': 'Definir o status como {status}',
  'outbox.do.claim': 'Assumir o caso',
  'outbox.do.assign': 'Atribuir a {target}',
  'outbox.do.queue': 'Devolver a {target}',
  'outbox.do.tag': 'Adicionar a marca {target}',
  'outbox.do.untag': 'Remover a marca {target}',
  'outbox.do.sentiment': 'Definir o sentimento como {sentiment}',
  'outbox.do.field': '{target}: {value}',
  'outbox.do.clear': 'Limpar {target}',
  'outbox.do.contact': 'Alterar o cartão do cliente',

  'outbox.why.refused': 'Isto não foi feito e aparece aqui como antes. {reason}',
  'outbox.why.unclear': '{desk} não sabe dizer se isto chegou. Procure no caso e decida.',
  'outbox.why.unclearChange': '{desk} não sabe dizer se isto foi feito. Veja o caso e decida.',
  'outbox.why.sign-in': 'Está guardado aqui e sai assim que você se conectar a {desk}.',
  'outbox.why.twice': 'Entregue duas vezes pela rede. Você enviou uma vez; o caso mostra duas.',
  'outbox.why.repeated': 'Entregue {times} vezes pela rede. Você enviou uma vez.',
  'outbox.why.undo': 'Sai em instantes. Até lá, você pode desfazer o envio.',

  'outbox.unclear.ours': 'O que você enviou',
  'outbox.unclear.theirs': 'O que o caso mostra desde então',
  'outbox.unclear.nothing': 'Nada nosso desde então. Abra o caso para ter certeza.',
  'outbox.unclear.same': 'o mesmo texto',

  'outbox.step.there': 'Está lá',
  'outbox.step.open': 'Abrir caso',
  'outbox.step.copy': 'Copiar texto',
  'outbox.discarded': 'Descartado; o texto fica com os rascunhos do caso',

  'change.waiting': 'ainda não confirmado',
  'keys.outbox': 'Envios',
};

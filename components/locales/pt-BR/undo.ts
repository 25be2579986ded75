import type { Part } from '../catalogue.ts';
import type { undoTexts as source } from '../en/undo.ts';

/** Desfazer o envio e a parada quando alguém escreveu nesse meio-tempo. */
export const undoTexts: Part<typeof source> = {
  'undo.title': 'Desfazer o envio',
  'undo.label': 'Tempo para desfazer uma resposta ou nota',
  'undo.hint': 'Até lá, nada sai deste navegador. Ctrl+Z desfaz o envio.',
  'undo.seconds': { one: '{count} segundo', other: '{count} segundos' },
  'undo.off': 'Nenhum: enviar na hora',
  'undo.in': 'Sai em {count} s',
  'undo.toast.note': 'A nota será adicionada em {count} s',
  'undo.note.in': 'Adicionada em {count} s',
  'undo.soon': 'Está prestes a sair',
  'undo.note.soon': 'Está prestes a ser adicionada',
  'undo.toast.reply': 'A resposta para {name} sai em {count} s',
  'undo.reply': 'A resposta para {name} sai em instantes',
  'undo.note': 'A nota será adicionada em instantes',
  'undo.taken': 'Envio desfeito. Nada foi enviado.',
  'undo.tooLate': 'Tarde demais para desfazer: já está a caminho.',
  'undo.key': 'Desfazer o último envio',

  'unseen.title': {
    one: '{count} mensagem nova desde que você olhou. Nada foi enviado.',
    other: '{count} mensagens novas desde que você olhou. Nada foi enviado.',
  },
  'unseen.earlier': { one: 'Mais {count} anterior', other: 'Mais {count} anteriores' },
  'unseen.files': { one: '{count} arquivo', other: '{count} arquivos' },
  'unseen.held.moved': 'Esta resposta foi retida, porque há mensagens novas desde que você a escreveu.',
  'unseen.held.closed': 'Esta resposta foi retida, porque o caso foi fechado nesse meio-tempo.',
  'unseen.held.window': 'Esta resposta foi retida, porque a janela de 24 horas se encerrou.',
  'unseen.held.taken': 'Esta resposta foi retida, porque outra pessoa já está com o caso.',
  'unseen.held.consent': 'Esta resposta foi retida, porque o cliente pediu para parar.',
  'unseen.held.gone':
    'Esta resposta foi retida, porque o caso não existe mais na central: foi apagado ou unido a outro.',
};

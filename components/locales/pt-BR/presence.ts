import type { Part } from '../catalogue.ts';
import type { presenceTexts as source } from '../en/presence.ts';

/** Quem está num caso, Enter envia, idioma da escrita, arquivos sendo escritos. */
export const presenceTexts: Part<typeof source> = {
  'presence.answering': '{name} está respondendo',
  'presence.viewing': '{name} está vendo este caso',
  'presence.typing': '{name} está digitando',
  'takeOver.title': 'Assumir este caso de {agent}?',
  'takeOver.text': 'Ele sai da lista dessa pessoa na hora. Um rascunho dela continua com ela.',
  'takeOver.do': 'Assumir',
  'takeOver.somebody': 'um colega',
  'writing.title': 'Escrita',
  'writing.enter': 'Enter envia em chats',
  'writing.enter.text':
    'No chat, WhatsApp, SMS, Apple Messages, Messenger e Instagram; Shift+Enter começa uma nova linha. Nunca em notas, e-mails e publicações.',
  'writing.enterHint': 'Enter envia, Shift+Enter começa uma nova linha',
  'writing.languages': 'Idioma da resposta',
  'writing.language': 'Idioma da resposta: {language}',
  'attachment.up': 'Mover {name} para cima',
  'attachment.down': 'Mover {name} para baixo',
  'attachment.first': 'Já é o primeiro',
  'attachment.last': 'Já é o último',
  'attachment.moved': '{name} está na posição {place} de {total}',
  'quick.sendOptions': 'Outras formas de inserir e enviar',
};

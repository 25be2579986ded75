import type { Part } from '../catalogue.ts';
import type { askTexts as source } from '../en/ask.ts';

/** Pedir aprovação e o que acontece com o pedido. */
export const askTexts: Part<typeof source> = {
  'ask.tab': 'Aprovação',
  'ask.answer': 'Resposta para {name}, enviada após a aprovação',
  'ask.answer.public': 'Uma resposta pública, enviada após a aprovação',
  'ask.send': 'Enviar para aprovação',
  'ask.sendAs': 'Enviar para aprovação como {status}',
  'ask.newVersion': 'Enviar nova versão',
  'ask.newVersionAs': 'Enviar nova versão como {status}',
  'ask.quick': 'Inserir e enviar para aprovação',
  'ask.quickAs': 'Inserir e enviar para aprovação como {status}',
  'ask.sendOptions': 'Outras formas de enviar para aprovação',
  'ask.note': 'Nota para quem revisa',
  'ask.queue': 'Quem aprova',
  'ask.queue.all': 'Todos que podem aprovar',
  'ask.nobody': 'Mais ninguém pode aprovar nesta central. Fale com um administrador antes de enviar.',
  'ask.replaces': 'Este texto será a nova versão do seu pedido pendente.',
  'ask.replaces.over': 'Seu pedido já foi decidido. Este será um novo.',
  'ask.keepPending': 'Deixar o pedido como está',
  'ask.stored': 'Guardado; vai para aprovação quando a central puder ser acessada',
  'ask.noRight':
    'Você não pode responder diretamente nesta central, e ela não tem aprovações. Escreva uma nota.',
  'ask.noApprovals': 'Esta central não tem aprovações.',
  'ask.instead': 'Pedir aprovação',
  'keys.approval': 'Escrever para aprovação',
  'keys.take': 'Assumir o caso',
  'ask.moved': 'Seu texto está agora em Aprovação',
};

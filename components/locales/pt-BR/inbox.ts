import type { Part } from '../catalogue.ts';
import type { inbox as source } from '../en/inbox.ts';

/** Cabeçalho, guias, a entrada e o painel. */
export const inbox: Part<typeof source> = {
  'shell.tabs': 'Entrada e casos abertos',
  'shell.options': 'Opções',
  'shell.openTab': 'Abrir em uma guia inteira',
  'shell.palette': 'Modelos para esta página',
  'shell.close': 'Fechar o Casebar',
  'shell.dock': 'Posição',
  'shell.dock.left': 'À esquerda da página',
  'shell.dock.right': 'À direita da página',
  'shell.dock.push': 'Ao lado da página',
  'shell.dock.over': 'Sobre a página',
  'shell.stranger.title': 'Esta página abriu o Casebar por conta própria',
  'shell.stranger.text': 'Nada é mostrado aqui. Feche e clique no ícone do Casebar na barra de ferramentas.',
  'shell.noCase.title': 'Nenhum caso aberto',
  'shell.noCase.text': 'Escolha um na lista: J e K movem, Enter abre, Espaço só visualiza.',

  'tab.news': 'Novidade desde que você olhou',
  'tab.returns': 'Volta para {queue} quando você fechar',
  'tab.stays': 'Continua com você quando você fechar a guia',
  'tab.justCloses': 'Fechar a guia não muda nada',

  'inbox.title': 'Entrada',
  'inbox.views': 'Visões',
  'inbox.mine': 'Meus',
  'inbox.queues': 'Minhas filas',
  'inbox.approvals': 'Aprovações',
  'inbox.pending': 'Pendente de aprovação',
  'inbox.all': 'Todos',
  'inbox.byStatus': 'Por status',
  'inbox.anyStatus': 'Todos os status',
  'inbox.list': 'Casos',
  'inbox.unread': { one: '{count} mensagem não lida', other: '{count} mensagens não lidas' },
  'inbox.waiting': 'Espera há {time}',
  'inbox.window': 'A janela de 24 horas fecha em {time}',
  'inbox.window.closed': 'A janela de 24 horas está fechada',
  'inbox.noText': 'Sem texto',
  'inbox.assignedTo': 'Com {agent}',

  'panel.title': 'Painel de atribuição',
  'panel.giveMeMore': 'Dê-me mais',
  'panel.waiting': { one: '{count} aguardando', other: '{count} aguardando' },
  'panel.outbound': 'Enviar mensagem de saída',
  'panel.nothing': 'Nenhum caso aguarda nas suas filas.',

  'empty.mine.title': 'Você não tem casos',
  'empty.mine.text': 'Os casos que você abre ou recebe ficam aqui até você resolver.',
  'empty.queues.title': 'Suas filas estão vazias',
  'empty.queues.text': 'Os casos novos aparecem aqui assim que chegam.',
  'empty.all.title': 'Nenhum caso ainda',
  'empty.all.text':
    'Os casos de todas as suas centrais aparecem aqui. Importe e-mails ou use a central de treino para experimentar.',
  'empty.all.action': 'Importar e-mails',
  'empty.filter.title': 'Nenhum caso com esses filtros',
  'empty.filter.text': 'Remova um filtro para ver mais.',
};

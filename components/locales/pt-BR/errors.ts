import type { Part } from '../catalogue.ts';
import type { errors as source } from '../en/errors.ts';

/** Erros: o que houve, o que está seguro, o próximo passo. */
export const errors: Part<typeof source> = {
  'error.signed-out':
    'Você está desconectado da central. Seus rascunhos e respostas não enviadas estão guardados aqui.',
  'error.signed-out.next': 'Conectar-se',
  'error.forbidden': 'A central não permite que você faça isto. Nada foi alterado.',
  'error.forbidden.next': 'Voltar ao caso',
  'error.gone': 'Isto não existe mais na central: foi apagado ou unido a outro. Seu rascunho continua aqui.',
  'error.gone.next': 'Voltar à entrada',
  'error.conflict': 'Outra pessoa foi mais rápida. Nada seu foi enviado nem perdido.',
  'error.conflict.next': 'Mostrar as novidades',
  'error.busy':
    'A central está sobrecarregada. Seu trabalho está guardado e o Casebar tenta de novo sozinho.',
  'error.busy.next': 'Tentar agora',
  'error.rejected': 'A central recusou isto. Nada foi enviado; seu texto continua aqui.',
  'error.rejected.next': 'Editar',
  'error.offline': 'Não há rede. Seu trabalho está guardado e sai quando ela voltar.',
  'error.offline.next': 'Tentar agora',
  'error.stalled': 'Há rede, mas nada está passando. Seu trabalho está guardado e o Casebar tenta de novo.',
  'error.stalled.next': 'Tentar agora',
  'error.unexpected':
    'A central respondeu de um jeito que o Casebar não conhece. Seu texto está guardado aqui.',
  'error.unexpected.next': 'Tentar de novo',
  'error.closed-case': 'Este caso está fechado e não recebe mais respostas. Seu rascunho continua aqui.',
  'error.closed-case.next': 'Copiar texto',
  'error.too-large': 'Um arquivo é maior do que este canal aceita. Ele não foi anexado; os outros foram.',
  'error.too-large.next': 'Escolher outro arquivo',
  'error.too-many': 'São mais arquivos do que este canal aceita. Os primeiros foram anexados.',
  'error.too-many.next': 'Ver anexos',
  'error.wrong-type': 'Este canal não aceita arquivos deste tipo. Ele não foi anexado.',
  'error.wrong-type.next': 'Escolher outro arquivo',
  'error.empty': 'Ainda não há nada para enviar.',
  'error.empty.next': 'Escrever',
  'error.unsettled-fields': 'O texto tem campos sem valor. Nada foi enviado.',
  'error.unsettled-fields.next': 'Ir para o campo',
  'error.missing-field':
    'Um campo obrigatório deste caso está vazio. Preencha-o e altere o status de novo. Nada foi alterado.',
  'error.missing-field.next': 'Preencher',
  'error.no-right': 'Você não pode responder diretamente nesta central. Seu rascunho continua aqui.',
  'error.no-right.next': 'Escrever uma nota',
  'error.unseen': 'Há mensagens novas desde que você olhou. Nada foi enviado; seu texto continua aqui.',
  'error.unseen.next': 'Enviar mesmo assim',
  'error.storage': 'O navegador não conseguiu guardar isto. Copie o texto antes de fechar a página.',
  'error.storage.next': 'Copiar texto',
  'error.disk-full':
    'O disco deste computador está cheio. Seu texto fica aqui até poder ser guardado; libere espaço.',
  'error.disk-full.next': 'Tentar de novo',
  'error.untrusted': 'Esta página tentou usar o Casebar. Foi impedida; nada foi enviado nem alterado.',
  'error.untrusted.next': 'Fechar o Casebar',
  'error.detail': 'Detalhes: {detail}',
  'error.retryAt': 'Próxima tentativa às {time}.',
  'error.load.cases': 'Não foi possível ler os casos. Eles continuam guardados.',
  'error.load.case': 'Não foi possível ler este caso. Ele continua guardado.',
  'error.load.thread': 'Não foi possível ler as mensagens. Elas continuam na central.',
};

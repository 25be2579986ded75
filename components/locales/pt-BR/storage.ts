import type { Part } from '../catalogue.ts';
import type { storageTexts as source } from '../en/storage.ts';

export const storageTexts: Part<typeof source> = {
  'storage.lost':
    'Os dados do Casebar neste navegador foram danificados e reparados. Seus rascunhos e respostas não enviadas estão seguros. Os casos estão sendo lidos de novo da central.',
  'storage.restored': {
    one: '{count} alteração não enviada foi recuperada; a central é consultada antes do envio.',
    other: '{count} alterações não enviadas foram recuperadas; a central é consultada antes do envio.',
  },
  'storage.desk':
    'A central de treino perdeu os casos: eles estavam guardados só neste navegador, que os danificou. Seus rascunhos e respostas não enviadas estão seguros.',
  'storage.desk.anew': 'Recomeçar o treino',
  'storage.full':
    'O disco deste computador está cheio. O que você escreve fica nesta página até poder ser guardado; deixe-a aberta e libere espaço. O Casebar tenta de novo sozinho.',
  'storage.full.title': 'Não há espaço para abrir os dados do Casebar',
  'storage.full.text': 'O disco deste computador está cheio. Nada se perdeu: libere espaço e tente de novo.',
  'storage.settings':
    'O navegador perdeu as configurações do Casebar neste computador. Seus rascunhos e respostas não enviadas estão seguros: foram recuperados de um segundo lugar.',
  'storage.unread': 'Este caso ainda não foi lido de novo da central. Ele abre aqui assim que for.',
  'storage.save': 'Salvar meus textos',
  'storage.broken.title': 'O Casebar não consegue abrir os dados neste navegador',
  'storage.broken.text':
    'O navegador os danificou. Seus rascunhos e respostas não enviadas estão guardados em um segundo lugar. O reparo os traz de volta e lê os casos de novo da central.',
  'storage.broken.repair': 'Reparar',
  'storage.broken.still':
    'Não foi possível reparar. Salve seus textos, feche todas as janelas do navegador e abra-o de novo.',
  'storage.newer.title': 'Estes dados são de uma versão mais nova do Casebar',
  'storage.newer.text':
    'Nada neles foi alterado, e seus rascunhos e respostas não enviadas continuam lá. Reinicie o navegador: ele então atualiza o Casebar.',
  'storage.kept.drafts': { one: '{count} rascunho', other: '{count} rascunhos' },
  'storage.kept.unsent': { one: '{count} texto não enviado', other: '{count} textos não enviados' },
  'storage.file.draft': 'Rascunho',
  'storage.file.unsent': 'Não enviado',
};

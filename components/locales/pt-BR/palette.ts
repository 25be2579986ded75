import type { Part } from '../catalogue.ts';
import type { paletteTexts as source } from '../en/palette.ts';

/** A paleta sobre qualquer página, e o que vem das páginas para os rascunhos. */
export const paletteTexts: Part<typeof source> = {
  'palette.title': 'Modelos e respostas rápidas',
  'palette.find': 'Encontrar um modelo ou uma resposta rápida',
  'palette.none.title': 'Ainda não há nada para inserir',
  'palette.none.text':
    'Aqui aparecem os modelos e as respostas rápidas das centrais a que você está conectado.',
  'palette.enter.insert': 'Enter insere onde você estava escrevendo',
  'palette.enter.copy': 'Enter copia: nenhum campo de texto estava em uso na página',
  'palette.enter.fill': 'Enter abre o preenchimento',
  'palette.back': 'Voltar à lista',
  'palette.open': { one: 'Ainda falta um campo', other: 'Ainda faltam {count} campos' },
  'palette.copy': 'Copiar',
  'palette.send': 'Enviar para…',
  'palette.covered': 'A página pode estar cobrindo o Casebar. Inserir isto?',
  'palette.copied': 'Copiado. Cole onde quiser.',
  'palette.refused': 'A página não aceitou o texto, então ele foi copiado: clique no campo e cole.',
  'palette.failed': 'A página não aceitou o texto, e não foi possível copiá-lo. Copie-o aqui à mão.',
  'palette.known': 'Conhecido pela sua seleção',
  'palette.noCases': 'nenhum caso',
  'palette.from': 'de {site}, {time}',
  'palette.file': 'um arquivo',
  'palette.pick': 'Usar “{text}” de {site}',

  'wish.quoted': 'Citado na sua resposta a {name}',
  'wish.noted': 'Citado na sua nota sobre {name}',
  'wish.choose.reply': 'Usar em qual resposta?',
  'wish.choose.note': 'Nota em qual caso?',
  'wish.find': 'Encontrar um dos seus casos',
  'wish.none': 'Você não tem nenhum caso aberto. Assuma um primeiro e selecione o texto de novo.',
  'wish.over': 'Este caso não aceita mais respostas. Nada foi escrito.',
};

import type { Part } from '../catalogue.ts';
import type { mediaTexts as source } from '../en/media.ts';

/** Imagens, sons e outras coisas de uma conversa; imprimir e copiar. */
export const mediaTexts: Part<typeof source> = {
  'media.view': 'Ver {name}',
  'media.sticker': 'Figurinha',
  'media.voice': 'Mensagem de voz',
  'media.before': 'Imagem anterior',
  'media.next': 'Próxima imagem',
  'media.place': '{at} de {of}',
  'media.smaller': 'Menor',
  'media.larger': 'Maior',
  'media.loading': 'Carregando a imagem',
  'media.broken': 'Não é possível mostrar esta imagem. Ainda é possível baixá-la.',
  'media.openPdf': 'Abrir {name} em uma nova guia do navegador',
  'media.pdf.loading': 'Carregando o documento',
  'media.pdf.failed': 'Não foi possível obter este documento. Tente baixá-lo.',
  'media.pdf.none':
    'Este navegador está configurado para não mostrar PDFs. Baixe o arquivo ou abra-o em uma nova guia do navegador.',
  'media.location': 'Localização',
  'media.location.open': 'Ver em {site}',
  'media.location.copy': 'Copiar localização',
  'media.card': 'Dados de contato',
  'media.kind.in': 'do cliente',
  'media.kind.out': 'para o cliente',
  'media.kind.note': 'NOTA INTERNA',
  'media.case.copy': 'Copiar caso inteiro',
  'media.case.copied': 'Caso copiado, com todas as notas',
  'media.case.print': 'Imprimir caso',
  'media.translate': 'Traduzir',
  'media.translated': 'Traduzido',
};

import type { Part } from '../catalogue.ts';
import type { mediaTexts as source } from '../en/media.ts';

/** Imágenes, sonidos y otras cosas de un hilo; imprimir y copiar. */
export const mediaTexts: Part<typeof source> = {
  'media.view': 'Ver {name}',
  'media.sticker': 'Sticker',
  'media.voice': 'Nota de voz',
  'media.before': 'Imagen anterior',
  'media.next': 'Imagen siguiente',
  'media.place': '{at} de {of}',
  'media.smaller': 'Más pequeña',
  'media.larger': 'Más grande',
  'media.loading': 'Cargando la imagen',
  'media.broken': 'No se puede mostrar esta imagen. Todavía se puede descargar.',
  'media.openPdf': 'Abrir {name} en una pestaña nueva del navegador',
  'media.pdf.loading': 'Cargando el documento',
  'media.pdf.failed': 'No se pudo obtener este documento. Intente descargarlo.',
  'media.pdf.none':
    'Este navegador está configurado para no mostrar PDF. Descárguelo o ábralo en una pestaña nueva del navegador.',
  'media.location': 'Ubicación',
  'media.location.open': 'Ver en {site}',
  'media.location.copy': 'Copiar ubicación',
  'media.card': 'Datos de contacto',
  'media.kind.in': 'del cliente',
  'media.kind.out': 'al cliente',
  'media.kind.note': 'NOTA INTERNA',
  'media.case.copy': 'Copiar el caso completo',
  'media.case.copied': 'Caso copiado, con todas sus notas',
  'media.case.print': 'Imprimir caso',
  'media.translate': 'Traducir',
  'media.translated': 'Traducido',
};

import type { Part } from '../catalogue.ts';
import type { storageTexts as source } from '../en/storage.ts';

export const storageTexts: Part<typeof source> = {
  'storage.lost':
    'Los datos de Casebar en este navegador se dañaron y se han reparado. Sus borradores y respuestas sin enviar están a salvo. Los casos se leen de nuevo de la mesa.',
  'storage.restored': {
    one: '{count} cambio sin enviar se ha recuperado; se pregunta a la mesa antes de enviarlo.',
    other: '{count} cambios sin enviar se han recuperado; se pregunta a la mesa antes de enviarlos.',
  },
  'storage.desk':
    'La mesa de práctica perdió sus casos: solo estaban guardados en este navegador, que los dañó. Sus borradores y respuestas sin enviar están a salvo.',
  'storage.desk.anew': 'Empezar la práctica de nuevo',
  'storage.full':
    'El disco de este equipo está lleno. Lo que escribe queda en esta página hasta que se pueda guardar; déjela abierta y libere espacio. Casebar lo intenta de nuevo por sí solo.',
  'storage.full.title': 'No hay espacio para abrir los datos de Casebar',
  'storage.full.text':
    'El disco de este equipo está lleno. No se ha perdido nada: libere espacio e inténtelo de nuevo.',
  'storage.settings':
    'El navegador perdió los ajustes de Casebar en este equipo. Sus borradores y respuestas sin enviar están a salvo: se han recuperado de un segundo lugar.',
  'storage.unread': 'Este caso aún no se ha vuelto a leer de la mesa. Se abrirá aquí cuando se lea.',
  'storage.save': 'Guardar mis textos',
  'storage.broken.title': 'Casebar no puede abrir sus datos en este navegador',
  'storage.broken.text':
    'El navegador los dañó. Sus borradores y respuestas sin enviar están guardados en un segundo lugar. La reparación los recupera y lee los casos de nuevo de la mesa.',
  'storage.broken.repair': 'Reparar',
  'storage.broken.still':
    'No se pudo reparar. Guarde sus textos, cierre todas las ventanas del navegador y ábralo de nuevo.',
  'storage.newer.title': 'Estos datos son de una versión más nueva de Casebar',
  'storage.newer.text':
    'No se ha cambiado nada en ellos, y sus borradores y respuestas sin enviar siguen ahí. Reinicie el navegador: así actualiza Casebar.',
  'storage.kept.drafts': { one: '{count} borrador', other: '{count} borradores' },
  'storage.kept.unsent': { one: '{count} texto sin enviar', other: '{count} textos sin enviar' },
  'storage.file.draft': 'Borrador',
  'storage.file.unsent': 'Sin enviar',
};

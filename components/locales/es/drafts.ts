import type { Part } from '../catalogue.ts';
import type { draftTexts as source } from '../en/drafts.ts';

/** What is written and not sent, and what it looked like before. */
export const draftTexts: Part<typeof source> = {
  'drafts.title': 'Borradores',
  'drafts.text': {
    one: 'Lo que envió o descartó se encuentra aquí durante {count} día.',
    other: 'Lo que envió o descartó se encuentra aquí durante {count} días.',
  },
  'drafts.none.title': 'No hay borradores',
  'drafts.none.text': 'Lo que escriba en un caso y no envíe aparece aquí.',
  'drafts.unsent': 'Sin enviar',
  'drafts.ended': 'Enviados o descartados hace poco',
  'drafts.sent': 'Enviado',
  'drafts.discarded': 'Descartado',
  'drafts.gone': 'El caso ya no existe: se eliminó o se fusionó.',
  'drafts.closed': 'El caso está cerrado y no admite más respuestas.',
  'drafts.putBack': 'Escribir de nuevo',
  'drafts.putInto': 'Poner en un caso…',
  'drafts.putInto.find': 'Buscar un caso suyo',
  'drafts.putInto.none': 'No tiene otro caso en este sistema.',
  'drafts.putInto.over': 'El caso de {name} ya no lo admite. El texto sigue donde estaba.',
  'drafts.putInto.done': 'El texto está ahora en el caso de {name}',
  'drafts.kept': 'Lo que escribió aquí sigue en sus borradores.',
  'drafts.kept.show': 'Mostrar borradores',
  'versions.title': 'Versiones anteriores',
  'versions.text': {
    one: 'Lo que escribió aquí en el último {count} día.',
    other: 'Lo que escribió aquí en los últimos {count} días.',
  },
  'versions.list': 'Versiones',
  'versions.preview': 'Texto de esta versión',
  'versions.words': { one: '{count} palabra', other: '{count} palabras' },
  'versions.now': 'Escrito ahora',
  'versions.comesBack': 'Vuelve',
  'versions.goes': 'Desaparece',
  'diff.ends': 'fin del cambio',
  'versions.restore': 'Restaurar',
  'versions.same': 'Es lo que está escrito ahora.',
  'versions.restored': 'Restaurado. Lo que había aquí está en las versiones anteriores.',
  'versions.none.title': 'Aún no hay versiones anteriores',
  'versions.none.text': {
    one: 'Casebar guarda una en cada pausa mientras escribe, durante {count} día.',
    other: 'Casebar guarda una en cada pausa mientras escribe, durante {count} días.',
  },
  'versions.elsewhere': 'Cambiado en otra ventana',
  'versions.show': 'Mostrar',
  'updated.title': 'Casebar se actualizó',
  'updated.text':
    'Actualizado: haga clic en el icono de Casebar para continuar. Lo que escribió estará allí.',
  'updated.tab': 'Actualizado: vuelva a cargar esta página para continuar. Lo que escribió estará allí.',
  'updated.unsaved': 'Esto no se pudo guardar antes de la actualización. Cópielo antes de continuar.',
};

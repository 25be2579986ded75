import type { Part } from '../catalogue.ts';
import type { undoTexts as source } from '../en/undo.ts';

/** Deshacer el envío y la parada cuando alguien escribió mientras tanto. */
export const undoTexts: Part<typeof source> = {
  'undo.title': 'Deshacer el envío',
  'undo.label': 'Tiempo para deshacer una respuesta o nota',
  'undo.hint': 'Hasta entonces nada sale de este navegador. Ctrl+Z deshace el envío.',
  'undo.seconds': { one: '{count} segundo', other: '{count} segundos' },
  'undo.off': 'Ninguno: enviar al momento',
  'undo.in': 'Sale en {count} s',
  'undo.toast.note': 'La nota se agrega en {count} s',
  'undo.note.in': 'Se agrega en {count} s',
  'undo.soon': 'Está por salir',
  'undo.note.soon': 'Está por agregarse',
  'undo.toast.reply': 'La respuesta a {name} sale en {count} s',
  'undo.reply': 'La respuesta a {name} sale en un momento',
  'undo.note': 'La nota se agrega en un momento',
  'undo.taken': 'Envío deshecho. No se envió nada.',
  'undo.tooLate': 'Demasiado tarde para deshacer: ya está en camino.',
  'undo.key': 'Deshacer el último envío',

  'unseen.title': {
    one: '{count} mensaje nuevo desde que miró. No se envió nada.',
    other: '{count} mensajes nuevos desde que miró. No se envió nada.',
  },
  'unseen.earlier': { one: '{count} anterior más', other: '{count} anteriores más' },
  'unseen.files': { one: '{count} archivo', other: '{count} archivos' },
  'unseen.held.moved': 'Esta respuesta se retuvo porque hay mensajes nuevos desde que la escribió.',
  'unseen.held.closed': 'Esta respuesta se retuvo porque el caso se cerró mientras tanto.',
  'unseen.held.window': 'Esta respuesta se retuvo porque la ventana de 24 horas se cerró.',
  'unseen.held.taken': 'Esta respuesta se retuvo porque otra persona ya tiene el caso.',
  'unseen.held.consent': 'Esta respuesta se retuvo porque el cliente pidió parar.',
  'unseen.held.gone':
    'Esta respuesta se retuvo porque el caso ya no existe en la mesa: se borró o se unió a otro.',
};

import type { Part } from '../catalogue.ts';
import type { outboxTexts as source } from '../en/outbox.ts';

export const outboxTexts: Part<typeof source> = {
  'line.open': 'Mesas y envíos',
  'line.stale': 'Al día por última vez {time}',
  'line.next': 'Casebar vuelve a preguntar a las {time}.',
  'line.offlineSince': 'Sin red desde {time}',
  'line.downSince': 'Sin respuesta desde {time}',
  'line.signedOutSince': 'Sesión cerrada desde {time}',
  'line.stuck': { one: '{count} le necesita', other: '{count} le necesitan' },

  'outbox.title': 'Envíos',
  'outbox.show': 'Mostrar envíos',
  'outbox.back': 'Cerrar los envíos',
  'outbox.empty.title': 'Todo está enviado',
  'outbox.empty.text': 'Las respuestas, notas y cambios se ven aquí hasta que la mesa los confirma.',
  'outbox.failed': 'No se pudieron leer los envíos. Lo que contienen sigue guardado.',
  'outbox.tryAll': 'Intentar todo de nuevo',
  'outbox.tryAll.done': 'Casebar lo intenta todo de nuevo.',
  'outbox.more': { one: 'Y {count} más', other: 'Y {count} más' },

  'outbox.need.you': 'Le necesita',
  'outbox.need.sign-in': 'Sale cuando inicie sesión',
  'outbox.need.line': 'Sale cuando la mesa responda',
  'outbox.need.way': 'En camino',
  'outbox.need.time': 'Espera su hora',

  'outbox.kind.reply': 'Respuesta',
  'outbox.kind.note': 'Nota',
  'outbox.kind.change': 'Cambio',
  'outbox.filesOnly': { one: '{count} archivo sin texto', other: '{count} archivos sin texto' },
  'outbox.do.status': 'Poner el estado en {status}',
  'outbox.do.claim': 'Tomar el caso',
  'outbox.do.assign': 'Asignar a {target}',
  'outbox.do.queue': 'Devolver a {target}',
  'outbox.do.tag': 'Agregar la etiqueta {target}',
  'outbox.do.untag': 'Quitar la etiqueta {target}',
  'outbox.do.sentiment': 'Poner el sentimiento en {sentiment}',
  'outbox.do.field': '{target}: {value}',
  'outbox.do.clear': 'Borrar {target}',
  'outbox.do.contact': 'Cambiar la tarjeta del cliente',

  'outbox.why.refused': 'Esto no se hizo y se muestra aquí como antes. {reason}',
  'outbox.why.unclear': '{desk} no puede decir si esto llegó. Búsquelo en el caso y decida.',
  'outbox.why.unclearChange': '{desk} no puede decir si esto se hizo. Mire el caso y decida.',
  'outbox.why.sign-in': 'Está guardado aquí y sale en cuanto inicie sesión en {desk}.',
  'outbox.why.twice': 'La red lo entregó dos veces. Usted lo envió una vez; el caso lo muestra dos.',
  'outbox.why.repeated': 'La red lo entregó {times} veces. Usted lo envió una vez.',
  'outbox.why.undo': 'Sale en un momento. Hasta entonces puede deshacer el envío.',

  'outbox.unclear.ours': 'Lo que usted envió',
  'outbox.unclear.theirs': 'Lo que el caso muestra desde entonces',
  'outbox.unclear.nothing': 'Nada nuestro desde entonces. Abra el caso para estar seguro.',
  'outbox.unclear.same': 'el mismo texto',

  'outbox.step.there': 'Está ahí',
  'outbox.step.open': 'Abrir caso',
  'outbox.step.copy': 'Copiar texto',
  'outbox.discarded': 'Descartado; el texto queda con los borradores del caso',

  'change.waiting': 'aún sin confirmar',
  'keys.outbox': 'Envíos',
};

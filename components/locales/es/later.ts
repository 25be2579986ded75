import type { Part } from '../catalogue.ts';
import type { laterTexts as source } from '../en/later.ts';

/** Enviar más tarde, recordatorios y respuestas a un solo mensaje. */
export const laterTexts: Part<typeof source> = {
  'later.send': 'Enviar más tarde…',
  'later.send.title': 'Enviar más tarde',
  'later.send.status': 'El estado pasa a {status} cuando salga.',
  'later.when': 'Cuándo',
  'later.time.hour': 'En 1 hora',
  'later.time.afternoon': 'Esta tarde',
  'later.time.tomorrow': 'Mañana por la mañana',
  'later.time.monday': 'El lunes por la mañana',
  'later.time.own': 'Fecha y hora',
  'later.noTime': 'Elija una fecha y una hora.',
  'later.past': 'Esa hora ya pasó. Elija una posterior.',
  'later.note': 'Nota para usted (opcional)',
  'later.goesOut': 'Sale {when}',
  'later.overdue': 'Debía salir {when}. Sale en cuanto se pueda alcanzar la mesa.',
  'later.sendNow': 'Enviar ahora',
  'later.edit': 'Editar',
  'later.discarded': 'Respuesta programada descartada',
  'later.missed.moved':
    'Esta respuesta debía salir {when}. Quedó retenida, porque hay mensajes nuevos desde entonces.',
  'later.missed.closed': 'Esta respuesta debía salir {when}. Quedó retenida, porque el caso está cerrado.',
  'later.missed.window':
    'Esta respuesta debía salir {when}. Quedó retenida, porque la ventana de 24 horas está cerrada.',
  'later.missed.taken':
    'Esta respuesta debía salir {when}. Quedó retenida, porque otra persona ya tiene el caso.',
  'later.missed.consent': 'Esta respuesta debía salir {when}. Quedó retenida, porque el cliente pidió parar.',
  'later.missed.gone':
    'Esta respuesta debía salir {when}. Quedó retenida, porque el caso ya no existe en la mesa.',
  'later.missed.late':
    'Esta respuesta debía salir {when}. Casebar no estaba en marcha a esa hora, así que quedó retenida.',
  'later.remindMe': 'Recordarme…',
  'later.remind': 'Recordarme',
  'later.reminder': 'Recordatorio: {note}',
  'later.reminder.plain': 'Recordatorio',
  'later.reminder.set': 'Recordatorio fijado: {when}',
  'later.done': 'Hecho',
  'later.later': 'Más tarde',
  'answer.one': 'Responder a este mensaje',
  'answer.to': 'Respuesta a {name}:',
  'answer.remove': 'Responder al caso entero',
  'answer.goTo': 'Responde a {name}: {text}',
};

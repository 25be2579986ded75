import type { Part } from '../catalogue.ts';
import type { cardTexts as source } from '../en/card.ts';

/** La tarjeta del cliente: campos, notas, otros casos. */
export const cardTexts: Part<typeof source> = {
  'card.name': 'Nombre',
  'card.timeZone': 'Zona horaria',
  'card.notKnown': 'No se sabe',
  'card.required': 'obligatorio',
  'card.waiting': 'La mesa aún no lo confirmó',
  'card.yes': 'Sí',
  'card.no': 'No',
  'card.empty': { one: '{count} campo vacío', other: '{count} campos vacíos' },
  'card.customer': 'Cliente',
  'card.thisCase': 'Este caso',
  'card.bad.empty': 'Aquí hace falta un valor.',
  'card.bad.email': 'Esto no es una dirección de correo. Es así: nombre@example.com.',
  'card.bad.phone': 'Escriba el número con el código del país: +, después de 7 a 15 dígitos.',
  'card.bad.timeZone': 'Esto no es una zona horaria. Elija una de la lista, como Europe/Lisbon.',
  'card.bad.long': 'Es demasiado largo; caben 200 caracteres.',
  'card.bad.number': 'Esto no es un número. Solo dígitos, y un punto para los decimales.',
  'card.bad.date': 'Esto no es una fecha.',
  'card.bad.choice': 'La mesa no conoce esta opción.',
  'card.bad.text': 'Es demasiado largo; caben 1.000 caracteres.',
  'card.bad.long-text': 'Es demasiado largo; caben 20.000 caracteres.',
  'card.refused': '{what} no se cambió: la mesa no aceptó «{value}».',
  'card.refused.cleared': '{what} no se vació: la mesa lo rechazó.',
  'card.changed': '{what}: cambiado',
  'card.field': 'Un campo',

  'card.time.same': '{time} allí, la misma hora que aquí',
  'card.time.ahead': '{time} allí, {duration} más',
  'card.time.behind': '{time} allí, {duration} menos',
  'card.time.night': 'Allí es de noche',

  'card.notes': 'Notas sobre la persona',
  'card.notes.hint': 'Solo para su equipo, nunca se envían.',
  'card.notes.kept': 'Guardado en este navegador, aún no en la mesa',
  'card.notes.failed': 'El navegador no pudo guardar esto. Cópielo antes de cerrar la página.',

  'card.earlier': 'Otros casos de esta persona',
  'card.earlier.none': 'Ningún otro caso',
  'card.earlier.more': 'Mostrar más',
  'card.earlier.failed': 'No se pudieron leer los otros casos. Siguen guardados.',

  'card.fillFirst.title': 'Complete {field} primero',
  'card.fillFirst.several': {
    one: 'Complete {count} campo primero',
    other: 'Complete {count} campos primero',
  },
  'card.fillFirst.text': 'Su equipo quiere esto completo antes de que un caso termine.',
};

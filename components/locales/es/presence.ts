import type { Part } from '../catalogue.ts';
import type { presenceTexts as source } from '../en/presence.ts';

/** Quién está en un caso, Intro envía, idioma de la escritura, archivos que se escriben. */
export const presenceTexts: Part<typeof source> = {
  'presence.answering': '{name} está respondiendo',
  'presence.viewing': '{name} está viendo este caso',
  'presence.typing': '{name} está escribiendo',
  'takeOver.title': '¿Tomar este caso de {agent}?',
  'takeOver.text': 'Sale enseguida de la lista de esa persona. Un borrador suyo se queda con ella.',
  'takeOver.do': 'Tomarlo',
  'takeOver.somebody': 'un colega',
  'writing.title': 'Escritura',
  'writing.enter': 'Intro envía en los chats',
  'writing.enter.text':
    'En chat, WhatsApp, SMS, Apple Messages, Messenger e Instagram; Mayús+Intro empieza una línea nueva. Nunca en notas, correos ni publicaciones.',
  'writing.enterHint': 'Intro envía, Mayús+Intro empieza una línea nueva',
  'writing.languages': 'Idioma de la respuesta',
  'writing.language': 'Idioma de la respuesta: {language}',
  'attachment.up': 'Mover {name} hacia arriba',
  'attachment.down': 'Mover {name} hacia abajo',
  'attachment.first': 'Ya es el primero',
  'attachment.last': 'Ya es el último',
  'attachment.moved': '{name} está en la posición {place} de {total}',
  'quick.sendOptions': 'Otras formas de insertar y enviar',
};

import type { Part } from '../catalogue.ts';
import type { paletteTexts as source } from '../en/palette.ts';

/** La paleta sobre cualquier página, y lo que viene de las páginas a los borradores. */
export const paletteTexts: Part<typeof source> = {
  'palette.title': 'Plantillas y respuestas rápidas',
  'palette.find': 'Buscar una plantilla o respuesta rápida',
  'palette.none.title': 'Todavía no hay nada que insertar',
  'palette.none.text':
    'Aquí aparecen las plantillas y respuestas rápidas de las mesas de ayuda en las que inició sesión.',
  'palette.enter.insert': 'Intro lo inserta donde estaba escribiendo',
  'palette.enter.copy': 'Intro lo copia: en la página no se usaba ningún campo de texto',
  'palette.enter.fill': 'Intro pasa a completarlo',
  'palette.back': 'Volver a la lista',
  'palette.open': { one: 'Falta un campo', other: 'Faltan {count} campos' },
  'palette.copy': 'Copiar',
  'palette.send': 'Enviar a…',
  'palette.covered': 'Es posible que la página esté cubriendo Casebar. ¿Insertar esto?',
  'palette.copied': 'Copiado. Péguelo donde quiera.',
  'palette.refused': 'La página no aceptó el texto, así que se copió: haga clic en el campo y péguelo.',
  'palette.failed': 'La página no aceptó el texto y no se pudo copiar. Cópielo aquí a mano.',
  'palette.known': 'Conocido por su selección',
  'palette.noCases': 'ningún caso',
  'palette.from': 'de {site}, {time}',
  'palette.file': 'un archivo',
  'palette.pick': 'Usar «{text}» de {site}',

  'wish.quoted': 'Citado en su respuesta a {name}',
  'wish.noted': 'Citado en su nota sobre {name}',
  'wish.choose.reply': '¿Usar en qué respuesta?',
  'wish.choose.note': '¿Nota en qué caso?',
  'wish.find': 'Buscar uno de sus casos',
  'wish.none': 'No tiene ningún caso abierto. Tome uno primero y seleccione el texto otra vez.',
  'wish.over': 'Este caso ya no acepta respuestas. No se escribió nada.',
};

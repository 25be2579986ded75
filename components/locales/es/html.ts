import type { Part } from '../catalogue.ts';
import type { html as source } from '../en/html.ts';

/** Mensajes con formato. */
export const html: Part<typeof source> = {
  'html.quoted': 'Mensajes anteriores',
  'html.signature': 'Firma',
  'html.picture': 'Imagen',
  'html.images.show': { one: 'Mostrar {count} imagen', other: 'Mostrar {count} imágenes' },
  'html.images.why': 'No se cargan, para que el remitente no sepa que usted lo leyó.',
  'html.refused': {
    one: 'Se quitó {count} elemento por seguridad: {kinds}.',
    other: 'Se quitaron {count} elementos por seguridad: {kinds}.',
  },
  'html.kind.script': 'código de programa',
  'html.kind.form': 'un formulario',
  'html.kind.frame': 'una página incrustada',
  'html.kind.media': 'contenido multimedia',
  'html.kind.redirect': 'una redirección',
  'html.kind.link': 'un enlace peligroso',
  'html.kind.tracker': 'un píxel de seguimiento',
  'html.cut': 'Este mensaje tiene más de 256 KB y se corta aquí.',
  'html.rest': 'Mostrar el resto como texto',
  'html.restMore': 'Mostrar más',
};

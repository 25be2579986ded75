import type { Part } from '../catalogue.ts';
import type { mailTexts as source } from '../en/mail.ts';

/** Direcciones de un correo, responder a todos, reenviar, firma, citas. */
export const mailTexts: Part<typeof source> = {
  'mail.envelope': 'Direcciones y asunto',
  'mail.modes': 'Cómo responder',
  'mail.mode.label': 'Cómo responder: {mode}',
  'mail.mode.reply': 'Responder',
  'mail.mode.reply-all': 'Responder a todos',
  'mail.mode.forward': 'Reenviar',
  'mail.bcc': 'CCO',
  'mail.subject': 'Asunto',
  'mail.quote': 'Citar el original debajo',
  'mail.nobody': 'nadie todavía',
  'mail.others': { one: '+{count}', other: '+{count}' },
  'mail.new': 'Nuevo en este caso',
  'mail.newCount': { one: '{count} nuevo', other: '{count} nuevos' },
  'mail.bad': 'No es una dirección de correo',
  'mail.remove': 'Quitar {address}',
  'mail.missing': 'Archivos del correo reenviado',
  'mail.again': 'Volver a intentar agregar «{name}»',
  'mail.leaveOut': 'Omitir',
  'mail.leaveOut.file': 'Omitir «{name}»',
  'mail.signature': 'Firma:',
  'mail.signature.remove': 'Enviar este correo sin la firma',
  'mail.rest': 'Firma y texto citado',
  'mail.problem.noTo': 'Agregue primero a alguien en Para.',
  'mail.problem.address': '«{address}» no es una dirección de correo. Corríjala o quítela.',
  'mail.problem.tooMany': 'Un correo puede tener como máximo {max} destinatarios; aquí hay {have}.',
  'mail.problem.fetching': 'Agregando «{name}»…',
  'mail.problem.sender': '«{address}» ya no es una dirección de este buzón. Elija otra en De.',
  'mail.problem.lost': 'No se pudo obtener «{name}». Omítalo o vuelva a intentarlo.',
};

import type { Part } from '../catalogue.ts';
import type { askTexts as source } from '../en/ask.ts';

/** Pedir aprobación y lo que pasa con la solicitud. */
export const askTexts: Part<typeof source> = {
  'ask.tab': 'Aprobación',
  'ask.answer': 'Respuesta para {name}, enviada tras la aprobación',
  'ask.answer.public': 'Una respuesta pública, enviada tras la aprobación',
  'ask.send': 'Enviar para aprobación',
  'ask.sendAs': 'Enviar para aprobación como {status}',
  'ask.newVersion': 'Enviar nueva versión',
  'ask.newVersionAs': 'Enviar nueva versión como {status}',
  'ask.quick': 'Insertar y enviar para aprobación',
  'ask.quickAs': 'Insertar y enviar para aprobación como {status}',
  'ask.sendOptions': 'Otras formas de enviar para aprobación',
  'ask.note': 'Nota para quien revisa',
  'ask.queue': 'Quién aprueba',
  'ask.queue.all': 'Todos los que pueden aprobar',
  'ask.nobody': 'Nadie más puede aprobar en esta mesa. Hable con un administrador antes de enviar esto.',
  'ask.replaces': 'Este texto será la nueva versión de su solicitud pendiente.',
  'ask.replaces.over': 'Su solicitud ya está decidida. Esta será una nueva.',
  'ask.keepPending': 'Dejar la solicitud como está',
  'ask.stored': 'Guardado; va a aprobación cuando se pueda acceder a la mesa',
  'ask.noRight': 'No puede responder directamente en esta mesa, y no tiene aprobaciones. Escriba una nota.',
  'ask.noApprovals': 'Esta mesa no tiene aprobaciones.',
  'ask.instead': 'Pedir aprobación',
  'keys.approval': 'Escribir para aprobación',
  'keys.take': 'Tomar el caso',
  'ask.moved': 'Su texto está ahora en Aprobación',
};

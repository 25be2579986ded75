import type { Part } from '../catalogue.ts';
import type { uploadTexts as source } from '../en/upload.ts';

/** Archivos adjuntos en camino a la mesa. */
export const uploadTexts: Part<typeof source> = {
  'upload.running': 'Subiendo {sent} de {size}',
  'upload.runningFiles': 'Subiendo {sent} de {size}, archivo {file} de {files}',
  'upload.ending': 'Esperando que la mesa confirme {size}',
  'upload.turn': 'La subida empieza cuando terminen otras.',
  'upload.paused': '{reason} {sent} de {size} subidos. Próximo intento a las {time}.',
  'upload.reason.stalled': 'No pasó nada durante un rato.',
  'upload.reason.offline': 'Se cortó la conexión.',
  'upload.reason.busy': 'La mesa está ocupada.',
  'upload.reason.signed-out': 'No tiene la sesión iniciada en la mesa.',
  'upload.reason.other': 'La mesa dio una respuesta que Casebar no conoce.',
  'upload.tryNow': 'Intentar ahora',
  'upload.takeBack': 'Recuperar',
  'upload.tooLarge': 'La mesa no acepta un archivo de este tamaño. No se envió nada; su texto sigue aquí.',
  'upload.wrongType': 'La mesa no acepta archivos de este tipo. No se envió nada; su texto sigue aquí.',
};

import type { Part } from '../catalogue.ts';
import type { uploadTexts as source } from '../en/upload.ts';

/** Anexos a caminho da central. */
export const uploadTexts: Part<typeof source> = {
  'upload.running': 'Enviando anexos: {sent} de {size}',
  'upload.runningFiles': 'Enviando anexos: {sent} de {size}, arquivo {file} de {files}',
  'upload.ending': 'Aguardando a central confirmar {size}',
  'upload.turn': 'O envio dos anexos começa quando outros terminarem.',
  'upload.paused': '{reason} Anexos: {sent} de {size} enviados. Próxima tentativa às {time}.',
  'upload.reason.stalled': 'Nada passou por algum tempo.',
  'upload.reason.offline': 'A conexão caiu.',
  'upload.reason.busy': 'A central está ocupada.',
  'upload.reason.signed-out': 'Você não está conectado à central.',
  'upload.reason.other': 'A central deu uma resposta que o Casebar não conhece.',
  'upload.tryNow': 'Tentar agora',
  'upload.takeBack': 'Trazer de volta',
  'upload.tooLarge':
    'A central não aceita um arquivo deste tamanho. Nada foi enviado; seu texto continua aqui.',
  'upload.wrongType': 'A central não aceita arquivos deste tipo. Nada foi enviado; seu texto continua aqui.',
};

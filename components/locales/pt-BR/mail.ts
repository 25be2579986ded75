import type { Part } from '../catalogue.ts';
import type { mailTexts as source } from '../en/mail.ts';

/** Endereços de um e-mail, responder a todos, encaminhar, assinatura, citações. */
export const mailTexts: Part<typeof source> = {
  'mail.envelope': 'Endereços e assunto',
  'mail.modes': 'Como responder',
  'mail.mode.label': 'Como responder: {mode}',
  'mail.mode.reply': 'Responder',
  'mail.mode.reply-all': 'Responder a todos',
  'mail.mode.forward': 'Encaminhar',
  'mail.bcc': 'Cco',
  'mail.subject': 'Assunto',
  'mail.quote': 'Citar o original abaixo',
  'mail.nobody': 'ninguém ainda',
  'mail.others': { one: '+{count}', other: '+{count}' },
  'mail.new': 'Novo neste caso',
  'mail.newCount': { one: '{count} novo', other: '{count} novos' },
  'mail.bad': 'Não é um endereço de e-mail',
  'mail.remove': 'Remover {address}',
  'mail.missing': 'Arquivos do e-mail encaminhado',
  'mail.again': 'Tentar adicionar “{name}” novamente',
  'mail.leaveOut': 'Deixar de fora',
  'mail.leaveOut.file': 'Deixar “{name}” de fora',
  'mail.signature': 'Assinatura:',
  'mail.signature.remove': 'Enviar este e-mail sem a assinatura',
  'mail.rest': 'Assinatura e texto citado',
  'mail.problem.noTo': 'Adicione primeiro alguém em Para.',
  'mail.problem.address': '“{address}” não é um endereço de e-mail. Corrija ou remova.',
  'mail.problem.tooMany': 'Um e-mail pode ter no máximo {max} destinatários; aqui há {have}.',
  'mail.problem.fetching': 'Adicionando “{name}”…',
  'mail.problem.sender': '“{address}” não é mais um endereço desta caixa de e-mail. Escolha outro em De.',
  'mail.problem.lost': 'Não foi possível obter “{name}”. Deixe de fora ou tente novamente.',
};

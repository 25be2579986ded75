import type { Part } from '../catalogue.ts';
import type { html as source } from '../en/html.ts';

/** Mensagens formatadas. */
export const html: Part<typeof source> = {
  'html.quoted': 'Mensagens anteriores',
  'html.signature': 'Assinatura',
  'html.picture': 'Imagem',
  'html.images.show': { one: 'Mostrar {count} imagem', other: 'Mostrar {count} imagens' },
  'html.images.why': 'Não carregadas, para que o remetente não saiba que você leu.',
  'html.refused': {
    one: '{count} item foi removido por segurança: {kinds}.',
    other: '{count} itens foram removidos por segurança: {kinds}.',
  },
  'html.kind.script': 'código de programa',
  'html.kind.form': 'um formulário',
  'html.kind.frame': 'uma página incorporada',
  'html.kind.media': 'mídia',
  'html.kind.redirect': 'um redirecionamento',
  'html.kind.link': 'um link perigoso',
  'html.kind.tracker': 'um pixel de rastreamento',
  'html.cut': 'Esta mensagem tem mais de 256 KB e foi cortada aqui.',
  'html.rest': 'Mostrar o restante como texto',
  'html.restMore': 'Mostrar mais',
};

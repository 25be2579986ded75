/** Formatted messages: what is folded, kept back or cut. */
export const html = {
  'html.quoted': 'Earlier messages',
  'html.signature': 'Signature',
  'html.picture': 'Image',
  'html.images.show': { one: 'Show {count} image', other: 'Show {count} images' },
  'html.images.why': 'Not loaded, so the sender does not learn that you read this.',
  'html.refused': {
    one: '{count} thing was removed for safety: {kinds}.',
    other: '{count} things were removed for safety: {kinds}.',
  },
  'html.kind.script': 'program code',
  'html.kind.form': 'a form',
  'html.kind.frame': 'an embedded page',
  'html.kind.media': 'media',
  'html.kind.redirect': 'a redirect',
  'html.kind.link': 'a dangerous link',
  'html.kind.tracker': 'a tracking pixel',
  'html.cut': 'This message is longer than 256 KB and is cut here.',
  'html.rest': 'Show the rest as text',
  'html.restMore': 'Show more',
} as const;

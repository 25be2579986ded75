/** Who is at a case, Enter sends, language of writing, files being written. */
export const presenceTexts = {
  'presence.answering': '{name} is answering',
  'presence.viewing': '{name} is looking at this case',
  'presence.typing': '{name} is typing',
  'takeOver.title': 'Take this case over from {agent}?',
  'takeOver.text': 'It leaves their list at once. A draft of theirs stays with them.',
  'takeOver.do': 'Take it over',
  'takeOver.somebody': 'a colleague',
  'writing.title': 'Writing',
  'writing.enter': 'Enter sends in chats',
  'writing.enter.text':
    'In chat, WhatsApp, SMS, Apple Messages, Messenger and Instagram; Shift+Enter starts a new line. Never in notes, mails and posts.',
  'writing.enterHint': 'Enter sends, Shift+Enter starts a new line',
  'writing.languages': 'Language of the reply',
  'writing.language': 'Language of the reply: {language}',
  'attachment.up': 'Move {name} up',
  'attachment.down': 'Move {name} down',
  'attachment.first': 'Already the first',
  'attachment.last': 'Already the last',
  'attachment.moved': '{name} is {place} of {total}',
  'quick.sendOptions': 'More ways to insert and send',
} as const;

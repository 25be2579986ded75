/** Send later, reminders, and answers to one message. */
export const laterTexts = {
  'later.send': 'Send later…',
  'later.send.title': 'Send later',
  'later.send.status': 'The status is set to {status} when it goes out.',
  'later.when': 'When',
  'later.time.hour': 'In 1 hour',
  'later.time.afternoon': 'This afternoon',
  'later.time.tomorrow': 'Tomorrow morning',
  'later.time.monday': 'Monday morning',
  'later.time.own': 'Date and time',
  'later.noTime': 'Choose a date and a time.',
  'later.past': 'This time is over. Choose a later one.',
  'later.note': 'Note to yourself (optional)',
  'later.goesOut': 'Goes out {when}',
  'later.overdue': 'It was to go out {when}. It goes out once the desk can be reached.',
  'later.sendNow': 'Send now',
  'later.edit': 'Edit',
  'later.discarded': 'Scheduled reply discarded',
  'later.missed.moved':
    'This reply was to go out {when}. It was held back, because there are new messages since.',
  'later.missed.closed': 'This reply was to go out {when}. It was held back, because the case is closed.',
  'later.missed.window':
    'This reply was to go out {when}. It was held back, because the 24-hour window is closed.',
  'later.missed.taken':
    'This reply was to go out {when}. It was held back, because somebody else has the case by now.',
  'later.missed.consent':
    'This reply was to go out {when}. It was held back, because the customer asked you to stop.',
  'later.missed.gone':
    'This reply was to go out {when}. It was held back, because the desk no longer has the case.',
  'later.missed.late': 'This reply was to go out {when}. Casebar was not running then, so it was held back.',
  'later.remindMe': 'Remind me…',
  'later.remind': 'Remind me',
  'later.reminder': 'Reminder: {note}',
  'later.reminder.plain': 'Reminder',
  'later.reminder.set': 'Reminder set: {when}',
  'later.done': 'Done',
  'later.later': 'Later',
  'answer.one': 'Answer this message',
  'answer.to': 'Answer to {name}:',
  'answer.remove': 'Answer the whole case instead',
  'answer.goTo': 'Answers {name}: {text}',
} as const;

/** What happened to the data in this browser, what is safe, and what to do. */
export const storageTexts = {
  'storage.lost':
    'Casebar’s data in this browser was damaged and has been repaired. Your drafts and unsent replies are safe. The cases are being read from the desk again.',
  'storage.restored': {
    one: '{count} unsent change was put back; the desk is asked before it goes out.',
    other: '{count} unsent changes were put back; the desk is asked before they go out.',
  },
  'storage.desk':
    'The practice desk lost its cases: they were stored in this browser only, and the browser damaged them. Your drafts and unsent replies are safe.',
  'storage.desk.anew': 'Start practising anew',
  'storage.full':
    'The disk of this computer is full. What you write stays on this page until it can be stored, so keep it open and make some room. Casebar tries again by itself.',
  'storage.full.title': 'There is no room to open Casebar’s data',
  'storage.full.text': 'The disk of this computer is full. Nothing is lost: make some room, then try again.',
  'storage.settings':
    'The browser lost Casebar’s settings on this computer. Your drafts and unsent replies are safe: they were put back from a second place.',
  'storage.unread': 'This case has not been read from the desk again yet. It opens here when it has.',
  'storage.save': 'Save my texts',
  'storage.broken.title': 'Casebar cannot open its data in this browser',
  'storage.broken.text':
    'The browser damaged it. Your drafts and unsent replies are kept in a second place. Repairing puts them back and reads the cases from the desk again.',
  'storage.broken.repair': 'Repair',
  'storage.broken.still':
    'It could not be repaired. Save your texts, close every window of the browser and start it again.',
  'storage.newer.title': 'This data belongs to a newer version of Casebar',
  'storage.newer.text':
    'Nothing in it was changed, and your drafts and unsent replies are still there. Restart the browser: it then updates Casebar.',
  'storage.kept.drafts': { one: '{count} draft', other: '{count} drafts' },
  'storage.kept.unsent': { one: '{count} unsent text', other: '{count} unsent texts' },
  'storage.file.draft': 'Draft',
  'storage.file.unsent': 'Unsent',
} as const;

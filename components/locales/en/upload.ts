/** Attachments on their way to the desk. */
export const uploadTexts = {
  'upload.running': 'Uploading {sent} of {size}',
  'upload.runningFiles': 'Uploading {sent} of {size}, file {file} of {files}',
  'upload.ending': 'Waiting for the desk to confirm {size}',
  'upload.turn': 'The upload begins when others are done.',
  'upload.paused': '{reason} {sent} of {size} uploaded. Next try at {time}.',
  'upload.reason.stalled': 'Nothing got through for a while.',
  'upload.reason.offline': 'The line was cut.',
  'upload.reason.busy': 'The desk is busy.',
  'upload.reason.signed-out': 'You are logged out of the desk.',
  'upload.reason.other': 'The desk gave an answer Casebar does not know.',
  'upload.tryNow': 'Try now',
  'upload.takeBack': 'Take back',
  'upload.tooLarge': 'The desk does not take a file this large. Nothing was sent; your text is still here.',
  'upload.wrongType': 'The desk does not take files of this type. Nothing was sent; your text is still here.',
} as const;

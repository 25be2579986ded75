/** How many mails lie in the mailbox in the morning. */
export const MAILS = 140;
/** The last two are second mails of persons who had written before: so many cases. */
export const CASES = 138;

const MINUTE = 60_000;
const addressOf = (index: number) => `person-${index}@mail.example`;
const idOf = (index: number) => `<mail-${index}@mail.example>`;

const textOf = (index: number) => `Where is order ${index}?`;

/** Person 2 wrote to a partner as well; everybody knows that one then. */
const ccOf = (index: number) => (index === 2 ? ['Cc: Carla Dias <carla@partner.example>'] : []);

/** Person 3 sent two files along. */
function bodyOf(index: number): string[] {
  if (index !== 3) return ['Content-Type: text/plain; charset=utf-8', '', textOf(index)];
  const file = (name: string, type: string, content: string) => [
    '--part',
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(content).toString('base64'),
  ];
  return [
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    textOf(index),
    ...file('receipt.txt', 'text/plain', 'Paid: 129 euros'),
    ...file('wheel.csv', 'text/csv', 'spoke;broken\n3;yes'),
    '--part--',
  ];
}

function mail(index: number, now: number): string {
  const isSecond = index > CASES;
  // 139 writes again for case 8, 140 for case 9.
  const person = isSecond ? index - CASES + 7 : index;
  const at = new Date(now - (MAILS - index + 3) * 10 * MINUTE);
  const answers = isSecond ? [`In-Reply-To: ${idOf(person)}`, `References: ${idOf(person)}`] : [];
  return [
    `From ${addressOf(person)} ${at.toUTCString()}`,
    `From: Person ${person} <${addressOf(person)}>`,
    'To: help@bikes.example',
    ...ccOf(index),
    `Subject: ${isSecond ? 'Re: ' : ''}Order ${person}`,
    `Date: ${at.toUTCString()}`,
    `Message-ID: ${idOf(index)}`,
    ...answers,
    ...(isSecond ? ['Content-Type: text/plain; charset=utf-8', '', 'Hello? Anybody there?'] : bodyOf(index)),
    '',
    '',
  ].join('\n');
}

/** The mailbox of the morning: person 1 waits longest, each further one ten minutes less. */
export const backlogMbox = (now: number) =>
  Array.from({ length: MAILS }, (_, index) => mail(index + 1, now)).join('\n');

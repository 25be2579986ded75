import type { Approval, ApprovalEvent } from './approval.ts';

/** A request for approval with what its case and queue are called, so that it can be read elsewhere. */
export interface RecordedApproval {
  readonly approval: Approval;
  /** The desk's own number of the case; '' = not known here any more. */
  readonly number: string;
  readonly contact: string;
  /** Name of the queue that decides; '' = everybody who may approve. */
  readonly queue: string;
}

/** Names of columns: fixed, in one language, so that files of two months and two people go together. */
const COLUMNS = [
  'request',
  'desk',
  'case',
  'contact',
  'author',
  'queue',
  'state',
  'step',
  'at',
  'event',
  'by',
  'text_version',
  'detail',
  'text',
  'attachments',
  'status_after',
] as const;
type Line = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** Spreadsheets run what begins like this; they show what follows an apostrophe. Blanks before it do not stop them. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

function field(value: string): string {
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** What its author asked for then; '' = the desk does not keep what was replaced. */
function askedFor({ revision, proposal, log }: Approval, version: number): string {
  if (version === revision) return proposal.text;
  return log.find((event) => event.kind === 'revised' && event.revision === version + 1)?.replaced ?? '';
}

/** The text an event brought: what was asked for, or what went out. */
function textOf({ kind, revision }: ApprovalEvent, approval: Approval): string {
  if (kind === 'approved') return approval.decision?.text ?? '';
  return kind === 'requested' || kind === 'revised' ? askedFor(approval, revision) : '';
}

/** Files are told of the text that is known with them: the newest. */
const hasFiles = ({ kind, revision }: ApprovalEvent, approval: Approval) =>
  kind === 'approved' || ((kind === 'requested' || kind === 'revised') && revision === approval.revision);

function lineOf(entry: RecordedApproval, event: ApprovalEvent, index: number): Line {
  const { approval, number, contact, queue } = entry;
  const { proposal } = approval;
  return {
    request: approval.id,
    desk: approval.desk,
    case: number,
    contact,
    author: approval.author.name,
    queue,
    state: approval.state,
    step: String(index + 1),
    at: event.at,
    event: event.kind,
    by: event.by?.name ?? '',
    text_version: String(event.revision),
    detail: event.detail,
    text: textOf(event, approval),
    attachments: hasFiles(event, approval) ? proposal.attachments.map(({ name }) => name).join('; ') : '',
    status_after: proposal.status ?? '',
  };
}

/**
 * One line for each thing somebody did, oldest request first: UTF-8 with the mark that spreadsheets know it by,
 * everything in quotes, line ends as the CSV standard has them.
 */
export function recordCsv(entries: readonly RecordedApproval[]): string {
  const lines = inOrder(entries).flatMap((entry) =>
    entry.approval.log.map((event, index) => {
      const line = lineOf(entry, event, index);
      return COLUMNS.map((column) => field(line[column])).join(',');
    }),
  );
  return `\ufeff${[COLUMNS.map(field).join(','), ...lines].map((line) => `${line}\r\n`).join('')}`;
}

/** Everything that is known of each request, for programs. */
export function recordJson(entries: readonly RecordedApproval[], at: string): string {
  const requests = inOrder(entries).map(({ approval, number, contact, queue }) => ({
    ...approval,
    caseNumber: number,
    contactName: contact,
    queueName: queue,
  }));
  return `${JSON.stringify({ exportedAt: at, requests }, null, 2)}\n`;
}

const inOrder = (entries: readonly RecordedApproval[]) =>
  [...entries].sort((a, b) => (a.approval.createdAt < b.approval.createdAt ? -1 : 1));

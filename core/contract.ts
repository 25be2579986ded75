import * as v from 'valibot';
import { type ImportCounts, MailBatchSchema, MailFileChunkSchema } from './mail/types.ts';
import { call } from './messaging/call.ts';
import { AdminChangeArg } from './model/admin-args.ts';
import type { DeskSettings } from './model/admin-change.ts';
import { ApproveArgs, PassArgs, RequestArgs, ReturnArgs } from './model/approval-args.ts';
import type { RecordedApproval } from './model/approval-record.ts';
import { CASE_STATUSES, type CaseStatus, SENTIMENTS } from './model/case.ts';
import type { GroupOutcome } from './model/case-change.ts';
import { MOST_NOTES } from './model/contact-rules.ts';
import { DRAFT_TABS, type Draft } from './model/draft.ts';
import { FramePlace } from './model/frame-place.ts';
import { type PaletteSite, Wish } from './model/from-page.ts';
import { INBOX_SORTS } from './model/inbox-sort.ts';
import { INBOX_VIEWS } from './model/inbox-view.ts';
import { ConsentArg, OutboundArgs } from './model/outbound-args.ts';
import { PRACTICE_LINES, type PracticeLine } from './model/practice-line.ts';
import { AttachmentArg, FillArg, Id, MailArg, SubmitArgs, Text } from './model/reply-args.ts';
import type { SavedText } from './model/saved-text.ts';
import type { StorageState } from './model/storage-state.ts';

/** To an agent, to a queue (agent null), or both; `note` goes into the thread for them, '' = none. */
const AssignArgs = v.object({
  case: Id,
  agent: v.nullable(Id),
  queue: v.nullable(Id),
  note: Text,
});

const Line = v.optional(v.pipe(v.string(), v.maxLength(1000)));
const FieldText = v.pipe(v.string(), v.maxLength(20_000));
/** Of a contact only what changes; what the values must look like is checked where they are stored. */
const ContactArg = v.object({
  name: Line,
  email: Line,
  phone: Line,
  company: Line,
  city: Line,
  language: Line,
  timeZone: Line,
  notes: v.optional(v.pipe(v.string(), v.maxLength(MOST_NOTES))),
  fields: v.optional(v.record(Id, FieldText)),
});

/** One change for several cases. */
const ChangeArg = v.variant('kind', [
  v.object({ kind: v.literal('status'), status: v.picklist(CASE_STATUSES) }),
  v.object({ kind: v.picklist(['tag', 'untag']), desk: Id, tag: Id }),
  v.object({
    kind: v.literal('assign'),
    desk: Id,
    agent: v.nullable(Id),
    queue: v.nullable(Id),
    note: Text,
  }),
  v.object({ kind: v.literal('return'), note: Text }),
]);

/** Key in `storage.local`: origins where the agent wants the launcher's button always. */
export const SITES_KEY = 'sites';

/** What opening a case did. */
export interface Opened {
  /** It is the agent's now; false = only shown. */
  readonly taken: boolean;
}
/** What closing a tab did; `undo` takes it back, '' = nothing to undo. */
export interface ClosedTab {
  /** Name of the queue the case goes back to, '' if it stays where it is or the queue has no name. */
  readonly returnedTo: string;
  readonly undo: string;
}

/** A reply taken out of the outbox, with what is needed to put it back in. */
export interface TakenBack {
  readonly draft: Draft;
  /** '' = it was taken back before, and the answer got lost. */
  readonly desk: string;
  readonly status: CaseStatus | null;
  /** '' = it was to go at once. */
  readonly sendAt: string;
  readonly seenRevision: number;
}

/** Surfaces of ours → background. Everything that changes something. Ids and plain values only. */
export const deskCalls = {
  /** A click in the list: takes a free case of my queues, only shows any other. Errors: gone, conflict. */
  openCase: call<Opened>()(v.strictTuple([Id])),
  /** «Give me more»: takes the case that has waited longest in my queues; '' = nothing waits. */
  takeNext: call<{ case: string }>()(v.strictTuple([])),
  /** Shows a case without taking it. */
  previewCase: call<null>()(v.strictTuple([Id])),
  /** The agent looks at the thread up to this revision. */
  markSeen: call<null>()(v.strictTuple([Id, v.number()])),
  /** Closes a case tab; an unresolved case of mine goes back to its queue. */
  closeTab: call<ClosedTab>()(v.strictTuple([Id])),
  /** (undo, case) as `closeTab` answered them. Errors: conflict (a colleague has it by now). */
  undoClose: call<null>()(v.strictTuple([Id, Id])),
  /** (case, place) counted from 0 among the agent's own tabs. */
  moveTab: call<null>()(v.strictTuple([Id, v.number()])),
  /** Takes it on purpose, also from a colleague. */
  assignToMe: call<null>()(v.strictTuple([Id])),
  /** Gives a case of mine back to the queue it is in. */
  returnToQueue: call<null>()(v.strictTuple([Id])),
  assign: call<null>()(v.strictTuple([AssignArgs])),
  /** Errors: closed-case, missing-field (which ones). */
  setStatus: call<null>()(v.strictTuple([Id, v.picklist(CASE_STATUSES)])),
  /** (case, tag); tags must be known to the desk. */
  addTag: call<null>()(v.strictTuple([Id, Id])),
  removeTag: call<null>()(v.strictTuple([Id, Id])),
  /**
   * (group, cases, change): a group is a new id of the surface's; asked again with the same one, nothing is done
   * twice. Each case has its own answer.
   */
  changeCases: call<{ outcomes: GroupOutcome[] }>()(
    v.strictTuple([Id, v.pipe(v.array(Id), v.maxLength(1000)), ChangeArg]),
  ),
  /** Takes back what has not left; `left` = how many had. */
  undoGroup: call<{ undone: number; left: number }>()(v.strictTuple([Id])),
  /** (case just answered, view, order): what to go on with; '' = nothing. It is only named, not taken. */
  nextCase: call<{ case: string }>()(v.strictTuple([Id, v.picklist(INBOX_VIEWS), v.picklist(INBOX_SORTS)])),
  /** null takes the judgement away. */
  setSentiment: call<null>()(v.strictTuple([Id, v.nullable(v.picklist(SENTIMENTS))])),
  /** (case, field, value); '' clears it. Errors: rejected (the field's name), forbidden. */
  setField: call<null>()(v.strictTuple([Id, Id, FieldText])),
  /** (case, change) about the case's contact. Errors: rejected, forbidden, gone. */
  changeContact: call<null>()(v.strictTuple([Id, ContactArg])),
  /** (case, consent) of the case's contact on a kind of channel. Errors: forbidden, gone. */
  setConsent: call<null>()(v.strictTuple([Id, ConsentArg])),
  /**
   * A first message → outbox, as the case `newCaseId(desk, draft)`. Errors: no-right, signed-out, forbidden (no such channel), rejected (the
   * address), no-consent, bad-template, window-over, empty, too-large, too-many, wrong-type, gone (a file), conflict.
   */
  sendOutbound: call<null>()(v.strictTuple([OutboundArgs])),
  /** (desk, template, on): first in the lists of this browser; told to no desk. */
  starTemplate: call<null>()(v.strictTuple([Id, Id, v.boolean()])),
  /**
   * Draft → outbox. Answers as soon as it is on disk. Errors: no-right, closed-case, empty, too-large,
   * too-many, wrong-type, gone (a file), conflict (this draft went out with another text), unseen (others wrote).
   */
  submitReply: call<null>()(v.strictTuple([SubmitArgs])),
  /** The same for a note, which no channel limits. Errors: empty, gone, conflict. */
  submitNote: call<null>()(v.strictTuple([SubmitArgs])),
  /**
   * The Approval draft → outbox: asks for approval, or with `of` gives a waiting request its new text. Errors: those of
   * submitReply but no-right; already-decided and new-revision (`of` is not what waits).
   */
  requestApproval: call<null>()(v.strictTuple([RequestArgs])),
  /** By its author, while it waits. Errors: already-decided, no-right, gone. */
  withdrawApproval: call<null>()(v.strictTuple([Id])),
  /** (approval, revision): tells colleagues who looks at it; told again before `until`. Errors: conflict (who), already-decided, new-revision. */
  claimApproval: call<{ until: string }>()(v.strictTuple([Id, v.number()])),
  releaseApproval: call<null>()(v.strictTuple([Id])),
  /** Each decision has an id of the surface's own: asked again with the same one, nothing is done twice. Errors: no-right, already-decided, new-revision, case-moved (an `ApprovalBlock`). */
  approveReply: call<null>()(v.strictTuple([ApproveArgs])),
  returnApproval: call<null>()(v.strictTuple([ReturnArgs])),
  passApproval: call<null>()(v.strictTuple([PassArgs])),
  /** The author has read what became of a request: `CaseView.approvals` does not tell it any longer. */
  putApprovalAway: call<null>()(v.strictTuple([Id])),
  /** (desk) Who did what when with every request it keeps. Errors: no-right, signed-out, offline. */
  approvalRecord: call<readonly RecordedApproval[]>()(v.strictTuple([Id])),
  /** What to do about an outbox item that needs a person. */
  retryItem: call<null>()(v.strictTuple([Id])),
  discardItem: call<null>()(v.strictTuple([Id])),
  /** The agent found it in the thread: one the desk could not tell about is settled. Errors: no-right. */
  confirmItem: call<null>()(v.strictTuple([Id])),
  /** A reply that waits for its time goes out at once. */
  sendNow: call<null>()(v.strictTuple([Id])),
  /** A reply that is not on its way comes back as a draft and is owed no more. Errors: gone (it went out meanwhile). */
  takeBack: call<TakenBack>()(v.strictTuple([Id])),
  /** (case, ISO time, why); takes the place of the one there was. */
  setReminder: call<null>()(
    v.strictTuple([Id, v.pipe(v.string(), v.isoTimestamp()), v.pipe(v.string(), v.maxLength(1000))]),
  ),
  clearReminder: call<null>()(v.strictTuple([Id])),
  /** A piece of a file: a draft's attachment or a mail's. */
  putFile: call<null>()(v.strictTuple([MailFileChunkSchema])),
  /** (case, file of a message, new id) copies it into our own files, to be sent on. Errors: gone, offline. */
  keepFile: call<{ size: number }>()(v.strictTuple([Id, AttachmentArg, Id])),
  /** A file that was picked and taken out again; unused ones would be swept after a day anyway. */
  dropFile: call<null>()(v.strictTuple([Id])),
  /** Bytes of an attachment from `offset`, base64, up to 1 MB. */
  readFile: call<{ base64: string; size: number; type: string }>()(v.strictTuple([Id, Id, v.number()])),
  /** The agent looks at a case or writes a reply to it, for colleagues to see; nobody has to say that it is over. */
  tellPresence: call<null>()(v.strictTuple([Id, v.picklist(['viewing', 'answering'])])),
  /** Older messages of a thread than those stored. */
  loadThread: call<null>()(v.strictTuple([Id])),
  /** (case, message, language tag) where the desk translates. Errors: forbidden. */
  translateMessage: call<{ text: string }>()(v.strictTuple([Id, Id, v.pipe(v.string(), v.maxLength(35))])),
  /** First run: start practising on the embedded desk. */
  startPractice: call<null>()(v.strictTuple([])),
  /** Signs in again to a desk that is known. Errors: signed-out, forbidden, offline. */
  signIn: call<null>()(v.strictTuple([Id])),
  /** Practice only: who am I. */
  switchAgent: call<null>()(v.strictTuple([Id, Id])),
  /** Practice only: forget everything of the embedded desk and start over. */
  resetPractice: call<null>()(v.strictTuple([])),
  /** Practice only: how the desk can be reached. */
  practiceLine: call<{ line: PracticeLine; together: string }>()(v.strictTuple([])),
  /** Practises at the shared desk of this address; '' = alone. Errors: rejected, and those of a desk. */
  practiseTogether: call<null>()(v.strictTuple([v.pipe(v.string(), v.maxLength(500))])),
  setPracticeLine: call<null>()(v.strictTuple([v.picklist(PRACTICE_LINES)])),
  /** Mails that were read from a file; their attachments came before, through `putFile`. */
  importMail: call<ImportCounts>()(v.strictTuple([MailBatchSchema])),
  /** Asks a desk (null = all) for news now instead of at the next due time, and sends what was put off. */
  pullNow: call<null>()(v.strictTuple([v.nullable(Id)])),
  /** Every draft and unsent text of this browser, to be saved as a file; needs no database. */
  savedTexts: call<{ texts: SavedText[] }>()(v.strictTuple([])),
  /** Makes a new database in the place of one that does not open; answers how the storage does now. */
  repairStorage: call<{ state: StorageState }>()(v.strictTuple([])),
  /** The agent has read what happened to the storage. */
  readTrouble: call<null>()(v.strictTuple([])),
  /** The frame asks its page's launcher. */
  closeFrame: call<null>()(v.strictTuple([])),
  placeFrame: call<null>()(v.strictTuple([FramePlace])),
  /** Opens Casebar elsewhere; `tab` in a tab of its own, `page` beside the active page. */
  openSurface: call<{ opened: boolean }>()(v.strictTuple([v.picklist(['tab', 'page', 'options'])])),
  /** The palette for the page in front. */
  openPalette: call<null>()(v.strictTuple([])),
  /** What the palette may know of its page; each of its calls has the proof it was opened with. Errors: gone. */
  paletteSite: call<PaletteSite>()(v.strictTuple([Id])),
  /** Writes into the field the person was in; false = the page did not take it, and nothing was changed. */
  insertInPage: call<{ inserted: boolean }>()(v.strictTuple([Id, Text])),
  closePalette: call<null>()(v.strictTuple([Id])),
  /** Goes on in the sidebar beside the palette's page; the palette ends. */
  wishFromPalette: call<null>()(v.strictTuple([Id, Wish])),
  /** (wish) for the surface that is to carry it out; null = another one is, or has. */
  takeWish: call<Wish | null>()(v.strictTuple([Id])),
  /** A draft of this surface is on no disk: an update of the extension must wait. Told again while it is so. */
  holdUpdate: call<null>()(v.strictTuple([])),
  /** The list under SITES_KEY or its permissions changed: register the launcher anew. */
  siteSwitched: call<null>()(v.strictTuple([])),
  /** (desk, change) by an administrator. Errors: forbidden, empty, conflict (the name is taken), gone, rejected. */
  administer: call<null>()(v.strictTuple([Id, AdminChangeArg])),
  /** Rules of the desk and what only administrators need. Errors: forbidden. */
  deskRules: call<DeskSettings>()(v.strictTuple([Id])),
} as const;
/** What `client` and `serve` take their argument and answer types from. */
export type DeskCalls = typeof deskCalls;

/** Launcher in a page → background. A hostile page could cause any of these, so none may do harm. */
export const pageCalls = {
  /** The launcher came up in a page of a site the agent switched on. */
  launcherReady: call<null>()(v.strictTuple([])),
  /** Its button was pressed. */
  openHere: call<null>()(v.strictTuple([])),
  /** The frame was moved or resized by its edge. */
  framePlaced: call<null>()(v.strictTuple([FramePlace])),
  frameClosed: call<null>()(v.strictTuple([])),
  /** No hello came from the frame: open Casebar in a tab instead. */
  openElsewhere: call<null>()(v.strictTuple([])),
  /** The page beside the palette was pressed. */
  paletteLeft: call<null>()(v.strictTuple([])),
} as const;
/** The same for launchers; a set of its own, so that a page can never name one of the desk's calls. */
export type PageCalls = typeof pageCalls;

/** Background → launcher, by `tabs.sendMessage`; not a call set, the launcher is 3 kB and parses by hand. */
export type LauncherOrder =
  | { readonly casebar: 'hello' }
  | { readonly casebar: 'close' }
  | { readonly casebar: 'place'; readonly place: FramePlace };

/** What the launcher is told; all it needs comes as arguments, it reads nothing itself. */
export interface LauncherArgs {
  /** toggle: show or hide the frame · show: if it is not · ensure: it was open before the page loaded anew · handle: the button only. */
  readonly mode: 'toggle' | 'show' | 'ensure' | 'handle';
  /** Address of the frame with its one-time proof; '' when only the button is shown. */
  readonly url: string;
  readonly place: FramePlace;
  readonly labels: Readonly<
    Record<'title' | 'resize' | 'button' | 'refused' | 'elsewhere' | 'close', string>
  >;
}

/**
 * Surface → background over the live Port. `hello` is the first and comes once; `watch` and `unwatch` name a query
 * by a number of the surface's own; `beat` carries nothing, its arrival keeps the worker awake.
 */
export const PortRequest = v.variant('kind', [
  v.object({ kind: v.literal('hello'), nonce: v.pipe(v.string(), v.maxLength(100)) }),
  v.object({ kind: v.literal('watch'), id: v.number(), query: v.string(), args: v.unknown() }),
  v.object({ kind: v.literal('unwatch'), id: v.number() }),
  v.object({ kind: v.literal('beat') }),
]);
/** One message of a surface, parsed before anything looks at it. */
export type PortRequest = v.InferOutput<typeof PortRequest>;

/** Background → surface over the live Port. */
export type PortNews =
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly code: string }
  | { readonly kind: 'denied' };

/** As `ForReview`. */
const ReviewRecord = v.object({
  note: v.string(),
  queue: v.nullable(Id),
  status: v.nullable(v.picklist(CASE_STATUSES)),
  of: v.nullable(v.object({ approval: Id, revision: v.number() })),
});

/** As `OutboundDraft`. */
const OutboundRecord = v.object({
  channel: v.string(),
  address: v.string(),
  country: v.string(),
  contact: v.nullable(Id),
  name: v.string(),
  subject: v.string(),
  how: v.string(),
});

/**
 * A draft as it stands in `storage.local`: written by surfaces, read by the background, so it is parsed on both
 * sides.
 */
export const DraftRecord = v.object({
  id: Id,
  case: Id,
  tab: v.picklist(DRAFT_TABS),
  // No limit: whatever was typed must be readable again, also what is too long to be sent.
  text: v.string(),
  attachments: v.array(AttachmentArg),
  mail: v.optional(MailArg),
  replyTo: v.optional(Id),
  review: v.optional(ReviewRecord),
  template: v.optional(FillArg),
  to: v.optional(OutboundRecord),
  /** '' = nobody was signed in. */
  agent: v.pipe(v.string(), v.maxLength(300)),
  savedAt: v.string(),
  by: v.optional(Id),
});

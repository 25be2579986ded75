import { type DeskCalls, deskCalls } from '@/core/contract';
import type { Handlers } from '@/core/messaging/call';
import { type Sender, serve } from '@/core/messaging/rpc';
import { isFramed, isOwnPage } from '@/core/messaging/trust';
import { putApprovalAway } from '@/core/store/approvals';
import { markSeen } from '@/core/store/changes-in';
import { dropFile } from '@/core/store/files';
import { savedTexts } from '@/core/store/saved-texts';
import { moveTab } from '@/core/store/tabs';
import { forgetTrouble } from '@/core/store/trouble';
import { readyKey, starReady } from '@/core/store/uses';
import { administer, deskRules } from './administer.ts';
import { approvalRecord } from './approval-record.ts';
import { tryNow } from './catch-up.ts';
import { addTag, assign, removeTag, returnToQueue, setSentiment, setStatus } from './change-case.ts';
import { changeCases, undoGroup } from './change-cases.ts';
import { changeContact, setField } from './change-fields.ts';
import { closeTab, undoClose } from './close-tab.ts';
import { LOCAL_DESK } from './connectors.ts';
import { approveReply, passApproval, returnApproval } from './decide-approval.ts';
import { keepFile, putFile, readFile } from './files.ts';
import { isProven, markClosed, orderLauncher, rememberPlace } from './frames.ts';
import { handWish, wishFromPalette } from './from-page.ts';
import { importMail } from './import-mail.ts';
import { loadThread } from './load-thread.ts';
import { repairStorage } from './mend.ts';
import { nextCase } from './next-case.ts';
import { assignToMe, openCase, previewCase, takeNext } from './open-case.ts';
import { workOn } from './owe.ts';
import { closePalette, insertInPage, isPalette, openPaletteInFront, paletteSite } from './palette.ts';
import { practiceLine, practiseTogether, resetPractice, setPracticeLine, startPractice } from './practice.ts';
import { pullDesk } from './pull-desk.ts';
import { clearReminder, setReminder } from './reminders.ts';
import { requestApproval, withdrawApproval } from './request-approval.ts';
import { claimApproval, releaseApproval } from './review-approval.ts';
import { sendOutbound } from './send-outbound.ts';
import { setConsent } from './set-consent.ts';
import { signIn } from './sign-in.ts';
import { syncSites } from './sites.ts';
import { confirmItem, discardItem, retryItem } from './stuck-item.ts';
import { submitNote, submitReply } from './submit-reply.ts';
import { followRights, openBeside, openInTab, openOptions } from './surfaces.ts';
import { tellPresence } from './tell-presence.ts';
import { translateMessage } from './translate.ts';
import { holdUpdate } from './update.ts';
import { sendNow, takeBack } from './waiting-reply.ts';

/** The sidebar or the palette that was put there by us. */
const isOurs = async (tab: number, frame: number) =>
  (await isProven(tab, frame)) || (await isPalette(tab, frame));

/** A page of ours; inside somebody else's page only the frame that proved itself. */
const accepts = async (sender: Sender) =>
  isOwnPage(sender) && (!isFramed(sender) || (await isOurs(sender.tab?.id ?? -1, sender.frameId ?? -1)));

/** A handler that answers null: JSON has no undefined, and a caller must be able to tell an answer from none. */
const nothing =
  <A extends unknown[]>(work: (...args: A) => Promise<unknown>) =>
  async (_: Sender, ...args: A) => {
    await work(...args);
    return null;
  };

async function orderTab(caseId: string, to: number) {
  const { record, me } = await workOn(caseId);
  await moveTab(caseId, to, record.desk, me.id);
}

/** From the frame's own header: it may close nothing but the frame in its own tab. */
const closeFrame = async ({ tab }: Sender) => {
  if (tab?.id === undefined) return null;
  await markClosed(tab.id);
  await orderLauncher(tab.id, { casebar: 'close' });
  return null;
};

const handlers: Handlers<DeskCalls, Sender> = {
  openCase: (_, id) => openCase(id),
  takeNext: () => takeNext(),
  previewCase: nothing(previewCase),
  markSeen: nothing(markSeen),
  closeTab: (_, id) => closeTab(id),
  undoClose: nothing(undoClose),
  moveTab: nothing(orderTab),
  assignToMe: nothing(assignToMe),
  returnToQueue: nothing(returnToQueue),
  assign: nothing(assign),
  setStatus: nothing(setStatus),
  addTag: nothing(addTag),
  removeTag: nothing(removeTag),
  changeCases: (_, group, cases, change) => changeCases(group, cases, change),
  undoGroup: (_, group) => undoGroup(group),
  nextCase: (_, after, view, sort) => nextCase(after, view, sort),
  setSentiment: nothing(setSentiment),
  setField: nothing(setField),
  changeContact: nothing(changeContact),
  setConsent: nothing(setConsent),
  sendOutbound: nothing(sendOutbound),
  starTemplate: nothing((id: string, template: string, on: boolean) =>
    starReady(readyKey(id, 'template', template), on),
  ),
  submitReply: nothing(submitReply),
  submitNote: nothing(submitNote),
  requestApproval: nothing(requestApproval),
  withdrawApproval: nothing(withdrawApproval),
  claimApproval: (_, id, revision) => claimApproval(id, revision),
  releaseApproval: nothing(releaseApproval),
  approveReply: nothing(approveReply),
  returnApproval: nothing(returnApproval),
  passApproval: nothing(passApproval),
  putApprovalAway: nothing(putApprovalAway),
  approvalRecord: (_, desk) => approvalRecord(desk),
  retryItem: nothing(retryItem),
  discardItem: nothing(discardItem),
  confirmItem: nothing(confirmItem),
  sendNow: nothing(sendNow),
  takeBack: (_, id) => takeBack(id),
  setReminder: nothing(setReminder),
  clearReminder: nothing(clearReminder),
  putFile: nothing(putFile),
  keepFile: (_, caseId, file, id) => keepFile(caseId, file, id),
  dropFile: nothing(dropFile),
  readFile: (_, caseId, id, offset) => readFile(caseId, id, offset),
  tellPresence: nothing(tellPresence),
  loadThread: nothing(loadThread),
  translateMessage: (_, caseId, message, language) => translateMessage(caseId, message, language),
  startPractice: nothing(startPractice),
  signIn: nothing((id: string) => signIn(id)),
  switchAgent: nothing(async (desk: string, agent: string) => {
    await signIn(desk, agent);
    await followRights();
  }),
  resetPractice: nothing(resetPractice),
  practiceLine: () => practiceLine(),
  practiseTogether: nothing(practiseTogether),
  setPracticeLine: nothing(setPracticeLine),
  importMail: async (_, batch) => {
    const counts = await importMail(batch);
    void pullDesk(LOCAL_DESK);
    return counts;
  },
  savedTexts: async () => ({ texts: await savedTexts() }),
  repairStorage: () => repairStorage(),
  readTrouble: nothing(forgetTrouble),
  pullNow: nothing(tryNow),
  closeFrame,
  placeFrame: async ({ tab }, place) => {
    if (tab?.id === undefined) return null;
    await rememberPlace(new URL(tab.url ?? '').origin, place);
    await orderLauncher(tab.id, { casebar: 'place', place });
    return null;
  },
  openSurface: async (_, where) => {
    if (where === 'page') return { opened: await openBeside() };
    await (where === 'tab' ? openInTab() : openOptions());
    return { opened: true };
  },
  openPalette: nothing(openPaletteInFront),
  paletteSite: (_, nonce) => paletteSite(nonce),
  insertInPage: async (_, nonce, text) => ({ inserted: await insertInPage(nonce, text) }),
  closePalette: nothing(closePalette),
  wishFromPalette: nothing(wishFromPalette),
  takeWish: (sender, id) => handWish(sender, id),
  holdUpdate: nothing(holdUpdate),
  siteSwitched: nothing(syncSites),
  administer: nothing(administer),
  deskRules: (_, id) => deskRules(id),
};

/** Answers the surfaces. */
export const serveDesk = () => serve('desk', deskCalls, handlers, accepts);

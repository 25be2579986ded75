import { cleanup, screen } from '@testing-library/preact';
import { expect, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { decisions } from '@/components/approvals/decisions';
import { listPlace, startPlace } from '@/components/approvals/place';
import { Popup } from '@/components/popup/Popup';
import type { SampleDesk } from '@/core/connectors/local/sample';
import { desk } from '@/core/live/desk';
import { liveQuery } from '@/core/live/live-query';
import type { ErrorCode } from '@/core/model/errors';
import type { AnswerOf, ArgsOf, QueryName } from '@/core/queries/index';
import { embeddedDesk } from '@/core/workflow/connectors';
import { pullDesk } from '@/core/workflow/pull-desk';
import { smallDesk } from '../../fixtures/small-desk';
import { anEntry, aSampleCase, aSurface } from '../../fixtures/surface';

/** What a query answers once it answers so. */
export async function answerOf<N extends QueryName>(
  name: N,
  args: ArgsOf<N>,
  fits: (value: AnswerOf<N>) => boolean,
): Promise<AnswerOf<N>> {
  const query = liveQuery(name, args);
  try {
    return await vi.waitFor(
      () => {
        const { value: answer } = query.answer;
        if (answer.state !== 'ready' || !fits(answer.value)) throw new Error(`${name} is not so far`);
        return answer.value;
      },
      { timeout: 5000, interval: 10 },
    );
  } finally {
    query.stop();
  }
}

/** Somebody else signs in here. */
export async function switchTo(agent: string) {
  await desk.switchAgent('local', agent);
  await answerOf('desks', null, ([one]) => one?.me?.id === agent);
}

// Answers are kept over a surface's life: no case of one test may have the number of another's.
let number = 7000;

type SampleCase = SampleDesk['cases'][number];

/** A request by Nia for each text; her case is over there as given. Ben is signed in at the end. */
export async function requestsBy(
  texts: readonly string[],
  extra: { readonly note?: string; readonly queue?: string } = {},
  over: (index: number) => Partial<SampleCase> = () => ({}),
) {
  const cases = texts.map((_, index) => {
    number += 1;
    return aSampleCase({
      number: `${number}`,
      channel: 'phone',
      status: 'open',
      assignee: 'nia',
      thread: [anEntry({ text: `Where is order ${index}?` })],
      ...over(index),
    });
  });
  const { agents } = smallDesk();
  const [, ben] = agents;
  // A second one who may approve: Lea, whose browser is another one.
  const lea = ben ? [{ ...ben, id: 'lea', name: 'Lea Roth', email: 'lea@bikes.example' }] : [];
  // Nobody of it may approve.
  const queues = [...smallDesk().queues, { id: 'attic', name: 'Attic', mode: 'pull' as const }];
  const surface = await aSurface({ cases, queues, agents: [...agents, ...lea] });
  listPlace.value = { open: null, author: null, queue: null, channel: null, top: 0, row: null };
  decisions.value = [];
  await switchTo('nia');
  const ids: string[] = [];
  for (const [index, text] of texts.entries()) {
    const id = `local:${cases[index]?.number}`;
    const view = await answerOf('case', id, (found) => found !== null);
    const draft = crypto.randomUUID();
    await desk.requestApproval({
      draft,
      case: id,
      text,
      attachments: [],
      status: null,
      seenRevision: view?.case.revision ?? 0,
      note: extra.note ?? '',
      queue: extra.queue ?? null,
    });
    ids.push(`local:${draft}`);
  }
  await answerOf(
    'approvals',
    { list: 'mine', limit: 1000 },
    // These: the answer to the test before is kept, and comes first.
    ({ rows }) =>
      rows.filter(({ approval, owed }) => owed === null && ids.includes(approval.id)).length === texts.length,
  );
  await switchTo('ben');
  await answerOf('approvals', { list: 'waiting', limit: 1000 }, ({ rows }) =>
    ids.every((id) => rows.some(({ approval }) => approval.id === id)),
  );
  return { ...surface, ids, cases: cases.map((one) => `local:${one.number}`) };
}

/** The popup, closed and opened again as a click beside it does: nothing of its memory is left. */
export async function openPopup(surface: Awaited<ReturnType<typeof aSurface>>) {
  cleanup();
  listPlace.value = { open: null, author: null, queue: null, channel: null, top: 0, row: null };
  decisions.value = [];
  await startPlace();
  surface.show(<Popup />);
}

/** At the desk, past everything of ours. */
export async function contactWrites(caseId: string, text: string) {
  await (await embeddedDesk()).receive({ case: caseId.slice('local:'.length), text });
  await pullDesk('local');
}

/** Lea approves it at the desk, from a browser of her own. */
export async function leaApproves(id: string, caseId: string) {
  const found = await answerOf('approval', id, (one) => one !== null);
  if (!found) throw new Error('no request');
  const { revision, hash, proposal, threadRevision } = found.approval;
  await (await embeddedDesk()).deliver({
    item: crypto.randomUUID(),
    agent: 'lea',
    case: caseId.slice('local:'.length),
    action: {
      kind: 'approval',
      approval: id.slice('local:'.length),
      step: { do: 'approve', revision, hash, proposal, threadRevision },
    },
  });
}

/** The next call of this name is answered so; everything else goes its way. */
export function refuseOnce(call: string, code: ErrorCode, detail: string) {
  const { sendMessage } = browser.runtime;
  // A spy upon a spy is the same one: it would call itself.
  const real = (vi.isMockFunction(sendMessage) && sendMessage.getMockImplementation()) || sendMessage;
  const spy = vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (raw: unknown) => {
    if ((raw as { call?: string }).call !== call) return real(raw);
    spy.mockImplementation((later: unknown) => real(later));
    return { ok: false, code, detail };
  });
}

/** The row of a request, by whom it is for. */
export const rowOf = (id: string) => document.querySelector<HTMLElement>(`[data-request="${id}"]`);

/** The text in review, once the keyboard has arrived there. */
export async function textField(): Promise<HTMLTextAreaElement> {
  await vi.waitFor(() => expect(document.activeElement?.closest('.review')).not.toBeNull(), {
    timeout: 5000,
  });
  return screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Reply by/ });
}

/** A request as its desk keeps it, once it is so. */
export const becomes = (id: string, state: string) =>
  answerOf('approval', id, (found) => found?.approval.state === state).then((found) => {
    expect(found?.approval.state).toBe(state);
    return found;
  });

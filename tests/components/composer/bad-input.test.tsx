import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { Composer } from '@/components/composer/Composer';
import type { SampleDesk } from '@/core/connectors/local/sample';
import { useQuery } from '@/core/live/use-query';
import { database } from '@/core/store/database';
import { fromExcel, fromWord } from '../../fixtures/clipboard/copied';
import { smallDesk } from '../../fixtures/small-desk';
import { aSampleCase, aSurface, toastTexts } from '../../fixtures/surface';

let number = 7000;

function Pane({ id }: { readonly id: string }) {
  const answer = useQuery('case', id);
  return answer.state === 'ready' && answer.value ? <Composer view={answer.value} /> : null;
}

/** A chat of Ana's on the whole product, with these quick replies and this contact. */
async function open(over: Partial<SampleDesk> = {}) {
  number += 1;
  const one = aSampleCase({ number: `${number}`, assignee: 'ana', status: 'open', channel: 'phone' });
  const surface = await aSurface({ cases: [one], ...over });
  surface.show(<Pane id={`local:${number}`} />);
  await screen.findByRole('textbox', { name: /^Reply to/ });
  return { surface, user: userEvent.setup() };
}
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Reply to/ });
const send = () => screen.getByRole('button', { name: 'Send' });
const sentTexts = async () =>
  (await (await database()).getAll('outbox')).map(({ action }) =>
    action.kind === 'reply' ? action.text : '',
  );

function paste(data: Readonly<Record<string, string>>) {
  field().focus();
  return fireEvent.paste(field(), {
    clipboardData: {
      types: Object.keys(data),
      files: [],
      getData: (type: string) => data[type] ?? '',
    },
  });
}

beforeEach(() => cleanup());

describe('pasted from an office program', () => {
  it('a document is clean text, its picture is spoken of, and the text goes out as it stands', async () => {
    await open();
    const { html, plain, pasted } = fromWord();
    expect(paste({ 'text/plain': plain, 'text/html': html, 'text/rtf': '{\\rtf1}' })).toBe(false);
    expect(field().value).toBe(pasted);
    expect(toastTexts()).toContain('1 picture is not in the clipboard. Save it and attach it as a file.');
    fireEvent.click(send());
    await waitFor(async () => expect(await sentTexts()).toEqual([pasted]));
  });

  it('a table goes where the cursor is, between what was written', async () => {
    await open();
    fireEvent.input(field(), { target: { value: 'Before \nafter' } });
    field().setSelectionRange(7, 7);
    const { html, plain, pasted } = fromExcel();
    paste({ 'text/plain': plain, 'text/html': html });
    expect(field().value).toBe(`Before ${pasted}\nafter`);
  });

  it('anything else is pasted by the browser itself', async () => {
    await open();
    expect(paste({ 'text/plain': 'One', 'text/html': '<p style="color:red">One</p>' })).toBe(true);
  });
});

describe('quick replies made to go wrong', () => {
  const reply = (title: string, text: string): SampleDesk['quickReplies'][number] => ({
    id: title,
    title,
    text,
    language: 'en',
    kinds: [],
    status: null,
  });
  const fields: SampleDesk['fields'] = [
    { id: 'frame', label: 'Frame', on: 'contact', kind: 'text', options: [], required: false },
  ];
  const name = "$& $1 $$ $` $' {{agent.name}}";
  const contacts = smallDesk().contacts.map((one) =>
    one.id === 'carla'
      ? { ...one, name, company: '{{contact.company}}', fields: { frame: '{{contact.field.Frame}}' } }
      : one,
  );
  const choose = async (user: ReturnType<typeof userEvent.setup>, title: string) => {
    await user.click(screen.getByRole('button', { name: 'Knowledge Base' }));
    await user.type(await screen.findByRole('combobox', { name: 'Find a quick reply' }), title);
    await user.keyboard('{Enter}');
  };

  it('with values like patterns and fields say them as they are, and stop before they are sent', async () => {
    const { user, surface } = await open({
      contacts,
      quickReplies: [reply('Greeting', 'Hi {{contact.name}}!')],
    });
    await choose(user, 'Greeting');
    await waitFor(() => expect(field().value).toContain("$& $1 $$ $` $'"));
    expect(field().value).not.toContain('Ana Reis');
    // What a value brought looks no longer like a field, so nothing asks for it and nothing fills it.
    fireEvent.click(send());
    await waitFor(() => expect(surface.calls('submitReply')).toHaveLength(1));
    await waitFor(async () => expect(await sentTexts()).toHaveLength(1));
    const [text] = await sentTexts();
    expect(text).toContain("$& $1 $$ $` $'");
    expect(text).not.toMatch(/\{\{[^{}]*\}\}/);
  });

  it('that lead to themselves end, and those unknown wait for a word', async () => {
    const text =
      '{{contact.company}} {{contact.field.Frame}} {{constructor}} {{no.such}} {{{{contact.name}}}}';
    const { user, surface } = await open({ contacts, fields, quickReplies: [reply('Circle', text)] });
    await choose(user, 'Circle');
    await screen.findByText('Unknown field: constructor');
    expect(screen.getByText('Unknown field: no.such')).toBeTruthy();
    expect(send().getAttribute('aria-description')).toMatch(/to settle before sending/);
    fireEvent.click(send());
    expect(surface.calls('submitReply')).toEqual([]);
    for (
      let left = 10;
      left > 0 && screen.queryAllByRole('button', { name: /^Remove the field/ }).length > 0;
      left--
    ) {
      const [first] = screen.getAllByRole('button', { name: /^Remove the field/ });
      if (first) await user.click(first);
    }
    expect(send().getAttribute('aria-description')).toBeNull();
  });
});

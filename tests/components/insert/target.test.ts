import { beforeEach, describe, expect, it, vi } from 'vitest';
import { insert } from '@/components/insert/insert';
import { focused, selectedText, targetOf } from '@/components/insert/target';

const none = () => null;
const put = (html: string) => {
  document.body.innerHTML = html;
  const first = document.body.querySelector<HTMLElement>('[data-it]') ?? expect.unreachable();
  first.focus();
  return first;
};
const targetIn = (html: string) => targetOf(put(html));

beforeEach(() => {
  // happy-dom types nothing by itself.
  Object.assign(document, { execCommand: vi.fn<() => boolean>(() => false) });
});

describe('what can be written into', () => {
  it('is a field of words that takes any now', () => {
    expect(targetIn('<input data-it>')?.kind).toBe('plain');
    expect(targetIn('<input data-it type="email">')?.kind).toBe('plain');
    expect(targetIn('<textarea data-it></textarea>')?.kind).toBe('plain');
    expect(targetIn('<div class="CodeMirror"><textarea data-it></textarea></div>')?.kind).toBe('code');
  });

  it.each([
    '<input data-it type="password">',
    '<input data-it type="checkbox">',
    '<input data-it type="date">',
    '<input data-it readonly>',
    '<textarea data-it disabled></textarea>',
    '<button data-it>Send</button>',
  ])('is not %s', (html) => expect(targetIn(html)).toBeNull());

  it('is found in closed shadow roots', () => {
    const host = put('<div data-it tabindex="0"></div>');
    const root = host.attachShadow({ mode: 'closed' });
    root.innerHTML = '<input>';
    root.querySelector('input')?.focus();
    const found = focused((element) => (element === host ? root : null));
    expect(found?.tagName).toBe('INPUT');
  });

  it('is not in another page’s frame', () => {
    put('<iframe data-it title="x"></iframe>');
    expect(focused(none)).toBeNull();
  });
});

describe('what was selected', () => {
  it('is told of a field, never of a password', () => {
    const field = put('<input data-it value="TW-88120 late">');
    if (field instanceof HTMLInputElement) field.setSelectionRange(0, 8);
    expect(selectedText(field)).toBe('TW-88120');
    const secret = put('<input data-it type="password" value="secret">');
    expect(selectedText(secret)).toBe('');
  });
});

describe('writing into a field the browser does not type into', () => {
  const intoField = async (html: string, text: string, from?: number) => {
    const field = put(html);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
      return expect.unreachable();
    if (from !== undefined) field.setSelectionRange(from, from);
    const target = targetOf(field) ?? expect.unreachable();
    return { done: await insert(target, text), value: field.value, target };
  };

  it('puts it at the cursor, and the page hears of it', async () => {
    const heard = vi.fn<(event: Event) => void>();
    document.body.addEventListener('input', heard, { once: true });
    const { done, value } = await intoField('<textarea data-it>Dear , bye</textarea>', 'Ana', 5);
    expect([done, value]).toEqual([true, 'Dear Ana, bye']);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('makes one line of several where there is only one', async () => {
    const { value } = await intoField('<input data-it>', 'one\n\n two', 0);
    expect(value).toBe('one two');
  });

  it('writes nothing where only a part would fit', async () => {
    const { done, value } = await intoField('<textarea data-it maxlength="5">ab</textarea>', 'four', 2);
    expect([done, value]).toEqual([false, 'ab']);
  });

  it('never writes twice where the page shapes what it takes', async () => {
    const field = put('<textarea data-it></textarea>');
    const writes = vi.fn<(text: string) => void>();
    Object.assign(document, {
      execCommand: (_: string, __: boolean, text: string) => {
        writes(text);
        if (field instanceof HTMLTextAreaElement) field.value = `(${[...text].join('-')})`;
        return true;
      },
    });
    const target = targetOf(field) ?? expect.unreachable();
    expect(await insert(target, '5511987654321')).toBe(true);
    expect(writes).toHaveBeenCalledTimes(1);
    expect(field).toHaveProperty('value', '(5-5-1-1-9-8-7-6-5-4-3-2-1)');
  });

  it('says no where what was edited is gone', async () => {
    const { target } = await intoField('<textarea data-it></textarea>', 'x', 0);
    document.body.replaceChildren();
    expect(await insert(target, 'again')).toBe(false);
  });
});

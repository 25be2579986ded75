import { createEvent, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { Composer } from '@/components/composer/Composer';
import { draftKey } from '@/core/model/draft';
import { aBackground, aChannel, aView } from './fixtures';

afterEach(() => void vi.unstubAllGlobals());

const KB = 1024;
const aFile = (name = 'plan.pdf', size = 10, type = 'application/pdf') =>
  new File([new Uint8Array(size).fill(65)], name, { type });
/** Says it is that big without being it. */
function aHugeFile(name: string, size: number) {
  const file = aFile(name);
  Object.defineProperty(file, 'size', { value: size });
  return file;
}

function attach(...files: File[]) {
  const input = document.querySelector('input[type=file]');
  if (!input) throw new Error('no file button');
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  fireEvent.change(input);
}
const rows = () => [...document.querySelectorAll('.draft-file')].map((row) => row.textContent ?? '');
const reason = () => screen.getByRole('button', { name: /^Send/ }).getAttribute('aria-description');
const chunks = (desk: ReturnType<typeof aBackground>) =>
  desk
    .of('putFile')
    .map(({ args }) => args[0] as { id: string; index: number; last: boolean; base64: string });

describe('attaching a file', () => {
  it('gives it over in pieces in order, and the pieces are the file', async () => {
    const desk = aBackground();
    const view = aView();
    render(<Composer view={view} />);
    const size = 768 * KB * 2 + 5;
    attach(aFile('big.bin', size, ''));
    await waitFor(() => expect(chunks(desk)).toHaveLength(3));
    expect(chunks(desk).map(({ index, last }) => [index, last])).toEqual([
      [0, false],
      [1, false],
      [2, true],
    ]);
    expect(
      chunks(desk)
        .map(({ base64 }) => atob(base64))
        .join(''),
    ).toBe('A'.repeat(size));
    await waitFor(() => expect(rows()).toEqual([expect.stringContaining('big.bin')]));
    const key = draftKey({ case: view.case.id, tab: 'reply', agent: 'ana' });
    await waitFor(async () =>
      expect((await browser.storage.local.get(key))[key]).toMatchObject({
        attachments: [{ id: chunks(desk)[0]?.id, name: 'big.bin', type: 'application/octet-stream', size }],
      }),
    );
  });

  it('starts anew when the worker forgot the first pieces', async () => {
    const desk = aBackground((_, index) => (index === 1 ? 'conflict' : undefined));
    render(<Composer view={aView()} />);
    attach(aFile('twice.bin', 768 * KB + 1));
    await waitFor(() => expect(chunks(desk).map(({ index }) => index)).toEqual([0, 1, 0, 1]));
    await waitFor(() => expect(rows()).toEqual([expect.stringContaining('twice.bin')]));
  });

  it('goes on while another tab is in front, and keeps sending back until it is through', async () => {
    let go: () => void = () => {};
    aBackground(({ call }) =>
      call === 'putFile' ? new Promise((done) => (go = () => done(undefined))) : undefined,
    );
    render(<Composer view={aView()} />);
    attach(aFile());
    await waitFor(() => expect(reason()).toBe('Reading plan.pdf'));
    fireEvent.click(screen.getByRole('tab', { name: 'Note' }));
    expect(rows()).toEqual([]);
    go();
    fireEvent.click(screen.getByRole('tab', { name: 'Reply' }));
    await waitFor(() => expect(reason()).toBeNull());
    expect(rows()).toEqual([expect.stringContaining('plan.pdf')]);
  });

  it('can be cancelled on the way', async () => {
    let go: () => void = () => {};
    const desk = aBackground(({ call }) =>
      call === 'putFile' ? new Promise((done) => (go = () => done(undefined))) : undefined,
    );
    render(<Composer view={aView()} />);
    attach(aFile());
    fireEvent.click(await screen.findByRole('button', { name: 'Remove plan.pdf' }));
    go();
    await waitFor(() => expect(desk.of('dropFile')).toHaveLength(1));
    expect(rows()).toEqual([]);
  });

  it('sends the reply with it, and takes it out when removed', async () => {
    const desk = aBackground();
    render(<Composer view={aView()} />);
    attach(aFile('a.pdf'), aFile('b.pdf'));
    await waitFor(() => expect(rows()).toHaveLength(2));
    await waitFor(() => expect(reason()).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: 'Remove a.pdf' }));
    fireEvent.click(screen.getByRole('button', { name: /^Send/ }));
    await waitFor(() => expect(desk.of('submitReply')).toHaveLength(1));
    expect(desk.of('submitReply')[0]?.args[0]).toMatchObject({ attachments: [{ name: 'b.pdf', size: 10 }] });
    expect(rows()).toEqual([]);
  });

  it('takes files that are pasted or dropped, but text copied from a document as text', async () => {
    aBackground();
    const { container } = render(<Composer view={aView()} />);
    const field = container.querySelector('textarea');
    if (!field) throw new Error('no field');
    const data = (types: string[], files: File[]) => ({ types, files, getData: () => '' });
    fireEvent.paste(field, { clipboardData: data(['text/plain', 'Files'], [aFile('word.png')]) });
    fireEvent.paste(field, { clipboardData: data(['Files'], [aFile('shot.png')]) });
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(drop, { dataTransfer: data(['Files'], [aFile('dropped.pdf')]) });
    fireEvent(field, drop);
    expect(drop.defaultPrevented).toBe(true);
    await waitFor(() => expect(rows()).toHaveLength(2));
    expect(rows().join()).not.toContain('word.png');
  });
});

describe('a file that cannot go along', () => {
  const refused: [string, File, RegExp][] = [
    [
      'too large for the channel',
      aHugeFile('film.mp4', 50_000_000),
      /film\.mp4 is 50 MB\. Support mailbox takes at most 25 MB/,
    ],
    ['empty', aFile('empty.txt', 0), /empty\.txt is empty/],
  ];
  it.each(refused)(
    'because it is %s is not read; sending waits until somebody took note',
    async (_, file, words) => {
      const desk = aBackground();
      render(<Composer view={aView()} />);
      attach(file);
      await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(words));
      expect(desk.calls).toEqual([]);
      expect(reason()).toMatch(words);
      fireEvent.click(screen.getByRole('button', { name: `Remove ${file.name}` }));
      expect(rows()).toEqual([]);
      expect(reason()).toBe('There is nothing to send yet.');
    },
  );

  it('because of its type is refused with the types that go', async () => {
    aBackground();
    const limits = { ...aChannel().limits, attachmentTypes: ['image/*'] };
    render(<Composer view={aView({ channel: aChannel({ limits }) })} />);
    attach(aFile('a.exe', 3, 'application/x-msdownload'));
    expect((await screen.findByRole('alert')).textContent).toContain('It takes: image/*.');
  });

  it('because there are too many says how many go', async () => {
    aBackground();
    const limits = { ...aChannel().limits, attachments: 1 };
    render(<Composer view={aView({ channel: aChannel({ limits }) })} />);
    attach(aFile('1.pdf'), aFile('2.pdf'));
    await waitFor(() => expect(rows()).toHaveLength(2));
    await waitFor(() => expect(reason()).toBe('Support mailbox takes 1 file per message.'));
  });

  it('because it vanished from the disk says so', async () => {
    aBackground();
    render(<Composer view={aView()} />);
    const file = aFile('usb.pdf');
    file.slice = () => {
      throw new DOMException('gone', 'NotFoundError');
    };
    attach(file);
    expect((await screen.findByRole('alert')).textContent).toContain('usb.pdf could not be read');
  });
});

it.each([
  ['of 300 characters', `${'n'.repeat(300)}.pdf.exe`, /^n{100,150}\.pdf\.exe$/],
  ['with folders', '../../etc/passwd', /^passwd$/],
  ['of blanks and points', ' .. ', /^file$/],
])('a file name %s is shown and stored under a plain one', async (_, name, plain) => {
  const desk = aBackground();
  render(<Composer view={aView()} />);
  attach(aFile(name));
  await waitFor(() => expect(reason()).toBeNull());
  const [first] = desk.of('putFile');
  expect(first?.args[0]).toMatchObject({ name: expect.stringMatching(plain) });
  expect(document.querySelector('.draft-file bdi')?.textContent).toMatch(plain);
});

it('a file name that would disguise what it is shows plainly', async () => {
  const desk = aBackground();
  render(<Composer view={aView()} />);
  attach(aFile('..\\..\\invoice\u202Efdp.exe'));
  await waitFor(() => expect(rows()).toEqual([expect.stringContaining('invoicefdp.exe')]));
  expect(desk.of('putFile')[0]?.args[0]).toMatchObject({ name: 'invoicefdp.exe' });
});

describe('several files', () => {
  it('go in the order they are put in, which is said', async () => {
    const desk = aBackground();
    render(<Composer view={aView()} />);
    attach(aFile('a.pdf'), aFile('b.pdf'), aFile('c.pdf'));
    await waitFor(() => expect(reason()).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: 'Move c.pdf up' }));
    expect(screen.getByText('c.pdf is 2 of 3')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Move a.pdf up' }));
    expect(screen.getByRole('button', { name: 'Move a.pdf up' }).getAttribute('aria-description')).toBe(
      'Already the first',
    );
    fireEvent.click(screen.getByRole('button', { name: 'Move a.pdf down' }));
    expect(rows().map((row) => row.slice(0, 5))).toEqual(['c.pdf', 'a.pdf', 'b.pdf']);
    fireEvent.click(screen.getByRole('button', { name: /^Send/ }));
    await waitFor(() => expect(desk.of('submitReply')).toHaveLength(1));
    expect(desk.of('submitReply')[0]?.args[0]).toMatchObject({
      attachments: [{ name: 'c.pdf' }, { name: 'a.pdf' }, { name: 'b.pdf' }],
    });
  });
});

describe('files dragged into another order', () => {
  /** A drag event at the upper (0) or lower (1) half of a row; rows have no height here. */
  function drag(kind: 'dragStart' | 'dragOver' | 'drop' | 'dragEnd', name: string, half: 0 | 1 = 0) {
    const row = screen.getByText(name).closest('li');
    if (!row) throw new Error(name);
    row.getBoundingClientRect = () => ({ top: 0, height: 40 }) as DOMRect;
    const data = { types: [], files: [], setData: () => {}, effectAllowed: '', dropEffect: '' };
    const event = createEvent[kind](row, { dataTransfer: data });
    Object.defineProperty(event, 'clientY', { value: half === 0 ? 5 : 35 });
    fireEvent(row, event);
    return event;
  }
  const order = () => rows().map((row) => row.slice(0, 1));

  it('stand where they are dropped, which is said, and are sent so', async () => {
    const desk = aBackground();
    render(<Composer view={aView()} />);
    attach(aFile('a.pdf'), aFile('b.pdf'), aFile('c.pdf'));
    await waitFor(() => expect(reason()).toBeNull());
    drag('dragStart', 'c.pdf');
    expect(drag('dragOver', 'a.pdf', 0).defaultPrevented).toBe(true);
    expect(screen.getByText('a.pdf').closest('li')?.dataset.drop).toBe('before');
    drag('drop', 'a.pdf', 0);
    drag('dragEnd', 'c.pdf');
    expect(order()).toEqual(['c', 'a', 'b']);
    expect(screen.getByText('c.pdf is 1 of 3')).toBeTruthy();
    drag('dragStart', 'c.pdf');
    drag('drop', 'a.pdf', 1);
    expect(order()).toEqual(['a', 'c', 'b']);
    expect(document.querySelector('[data-dragged], [data-drop]')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: /^Send/ }));
    await waitFor(() => expect(desk.of('submitReply')).toHaveLength(1));
    expect(desk.of('submitReply')[0]?.args[0]).toMatchObject({
      attachments: [{ name: 'a.pdf' }, { name: 'c.pdf' }, { name: 'b.pdf' }],
    });
  });

  it('stay where they are when the drag is given up, and a file from outside is no row', async () => {
    aBackground();
    render(<Composer view={aView()} />);
    attach(aFile('a.pdf'), aFile('b.pdf'));
    await waitFor(() => expect(reason()).toBeNull());
    drag('dragStart', 'b.pdf');
    drag('dragOver', 'a.pdf', 0);
    drag('dragEnd', 'b.pdf');
    expect(order()).toEqual(['a', 'b']);
    expect(drag('dragOver', 'a.pdf', 0).defaultPrevented).toBe(false);
    drag('drop', 'a.pdf', 0);
    expect(order()).toEqual(['a', 'b']);
  });
});

describe('a picture being attached', () => {
  /** The head of a PNG that says it is this big. */
  const aPicture = (width: number, height: number) => {
    const bytes = new Uint8Array(64);
    bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    new DataView(bytes.buffer).setUint32(16, width);
    new DataView(bytes.buffer).setUint32(20, height);
    return new File([bytes], 'photo.png', { type: 'image/png' });
  };
  const shrinks = () => {
    const make = vi.fn(async () => ({ close: () => {} }));
    vi.stubGlobal('createImageBitmap', make);
    return make;
  };

  it('is shrunk beside the page, however large it is', async () => {
    const make = shrinks();
    aBackground();
    render(<Composer view={aView()} />);
    attach(aPicture(8_000, 8_000));
    await waitFor(() => expect(make).toHaveBeenCalledOnce());
    expect(make.mock.calls[0]).toEqual([expect.any(File), expect.objectContaining({ resizeWidth: 64 })]);
  });

  it.each([
    [12_000, 12_000],
    [60_000, 60_000],
    [1, 50_000],
  ])('of %i × %i pixels is not decoded, and goes along all the same', async (width, height) => {
    const make = shrinks();
    aBackground();
    render(<Composer view={aView()} />);
    attach(aPicture(width, height));
    await waitFor(() => expect(reason()).toBeNull());
    expect(rows()).toEqual([expect.stringContaining('photo.png')]);
    expect(make).not.toHaveBeenCalled();
  });

  it('that cannot be decoded has an icon, and goes along all the same', async () => {
    vi.stubGlobal('createImageBitmap', async () => {
      throw new DOMException('no picture', 'InvalidStateError');
    });
    aBackground();
    render(<Composer view={aView()} />);
    attach(aPicture(20, 20));
    await waitFor(() => expect(reason()).toBeNull());
    expect(document.querySelector('.draft-file .icon')).toBeTruthy();
  });
});

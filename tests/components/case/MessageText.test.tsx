import { fireEvent, render, screen } from '@testing-library/preact';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeName } from '@/components/case/file-bytes';
import { MessageText } from '@/components/case/MessageText';

const links = () => screen.queryAllByRole('link').map((link) => link.getAttribute('href'));

describe('a text', () => {
  it('has its web addresses as links that tell their page nothing', () => {
    render(<MessageText text="See https://bikes.example/a?b=c#d, or (http://bikes.example/e)." />);
    expect(links()).toEqual(['https://bikes.example/a?b=c#d', 'http://bikes.example/e']);
    for (const link of screen.getAllByRole('link')) {
      expect(link.getAttribute('target')).toBe('_blank');
      expect(link.getAttribute('rel')?.split(' ')).toEqual(
        expect.arrayContaining(['noopener', 'noreferrer']),
      );
    }
    expect(document.body.textContent).toContain('#d, or (http');
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt://https.example/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '<a href="https:evil">x</a>',
    '<img src=x onerror=alert(1)>',
    'ftp://files.example',
  ])('stays text, whatever it looks like: %s', (text) => {
    const { container } = render(<MessageText text={text} />);
    expect(container.querySelector('.message-text')?.textContent).toBe(text);
    expect(container.querySelectorAll('script, img, iframe')).toHaveLength(0);
    for (const href of links()) expect(href).toMatch(/^https?:\/\//);
  });

  it('never makes a link of anything but http and https', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { container, unmount } = render(<MessageText text={text} />);
        const hrefs = [...container.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
        const shown = container.querySelector('.message-text')?.textContent;
        unmount();
        expect(hrefs.every((href) => /^https?:\/\//.test(href))).toBe(true);
        expect(shown).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('of a megabyte is drawn in pieces, and none of it is lost', () => {
    const text = `${'word https://a.example/b '.repeat(42_000)}end`;
    const { container } = render(<MessageText text={text} />);
    const shown = () => container.querySelector('.message-text')?.textContent ?? '';
    expect(shown().length).toBeLessThan(3_000);
    fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(shown().length).toBeGreaterThan(20_000);
    expect(text.startsWith(shown().slice(0, -1))).toBe(true);
  });

  it('without any break is drawn all the same', () => {
    const { container } = render(<MessageText text={`https://${'a.'.repeat(500_000)}`} />);
    expect(container.querySelector('.message-text')?.textContent).toMatch(/^https:\/\/a\.a\./);
  });
});

describe('a file’s name', () => {
  it.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['a\r\nSet-Cookie: x.txt', 'aSet-Cookie_ x.txt'],
    ['C:\\temp\\x.doc', 'C__temp_x.doc'],
    ['...', 'file'],
    ['', 'file'],
    ['.htaccess', 'htaccess'],
  ])('%j is saved as %j', (name, safe) => expect(safeName(name)).toBe(safe));

  it('is only a name, whatever it was, and keeps its ending', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.constantFrom('.pdf', '.exe', '.tar.gz'),
        (name, end) => {
          const safe = safeName(name + end);
          expect(safe).toMatch(/^[^./\\:*?"<>|\p{Cc}\p{Cf}][^/\\:*?"<>|\p{Cc}\p{Cf}]*$/u);
          expect(safe.length).toBeLessThanOrEqual(150);
          expect(safe.endsWith(end.slice(1))).toBe(true);
          expect(safeName(safe)).toBe(safe);
        },
      ),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { readRich } from '@/components/composer/rich-text';
import { fromExcel, fromWord } from '../../fixtures/clipboard/copied';

const office = (body: string) =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>${body}</body></html>`;

describe('what was copied in an office program', () => {
  it('in Word keeps its lists, table and links, tells of its picture, and leaves remarks and hidden text', () => {
    const { html, plain, pasted } = fromWord();
    expect(readRich(html, plain)).toEqual({ text: pasted, pictures: 1 });
  });

  it('in Excel keeps its rows and cells', () => {
    const { html, plain, pasted } = fromExcel();
    expect(readRich(html, plain)).toEqual({ text: pasted, pictures: 0 });
  });

  it('is pasted by the browser where reading it would lose a word', () => {
    expect(readRich(office('<p class=MsoNormal>One</p>'), 'One two')).toBeUndefined();
    expect(readRich(office('<p class=MsoNormal>One two</p>'), 'One two')).toBeTruthy();
  });

  it('is pasted by the browser where it is no office program, too long, or empty', () => {
    expect(readRich('<p>One</p>', 'One')).toBeUndefined();
    expect(readRich(office('<p>One</p>') + ' '.repeat(2_000_000), 'One')).toBeUndefined();
    expect(readRich('', 'One')).toBeUndefined();
    expect(readRich(office('<o:p></o:p>'), '')).toBeUndefined();
  });

  it('is read from its HTML alone where there is no plain text', () => {
    const lists = '<ol><li>One<ul><li>a</li><li>b</li></ul></li><li>Two</li></ol>';
    expect(readRich(lists, '')?.text).toBe('1. One\n  - a\n  - b\n2. Two');
  });

  it('runs and fetches nothing, and leads nowhere but to web pages', () => {
    const hostile =
      '<script>document.title = "stolen"</script><img src=x onerror="document.title = 1">' +
      '<a href="javascript:alert(1)">here</a> <a href="file:///c:/x">there</a>';
    expect(readRich(office(hostile), 'here there')).toEqual({ text: 'here there', pictures: 1 });
    expect(document.title).toBe('');
  });
});

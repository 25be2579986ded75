import { expect, it } from 'vitest';
import { defuse, endOfTags } from '@/components/case/html/bomb';
import { renameTags } from '@/components/case/html/rename-tags';

const renamed = (html: string) => renameTags(html, () => {});

it('turns unknown tags into plain ones and keeps the known', () => {
  expect(renamed('<o:p>a</o:p><Section class=x>b</Section><p><B>c</B></p>')).toBe(
    '<span>a</span><div class=x>b</div><p><B>c</B></p>',
  );
});

it('is not fooled by letters that only look like ASCII in lower case', () => {
  expect(renamed('<mar\u212a>x')).toBe('<span>x');
});

it('tells what it met', () => {
  const seen: string[] = [];
  renameTags('<object><x></x></object><script></script>', (name) => seen.push(name));
  expect(seen).toEqual(['object', 'x']); // scripts are met by DOMPurify
});

it('leaves bold in ordinary mails', () => {
  const mail = '<p><b style="x">a</b> <i>b</i></p>'.repeat(200);
  expect(defuse(mail)).toBe(mail);
});

it('takes bold away where it would multiply', () => {
  const bomb = Array.from({ length: 2000 }, (_, i) => `<b x=${i}>`).join('') + '<p>x</p>'.repeat(2000);
  expect(defuse(bomb)).not.toMatch(/<b[\s>]/);
});

it('drops dir="auto" however it is written, and keeps real directions', () => {
  expect(defuse('<p dir=auto><p DIR = "auto"><p dir="&#97;uto"><p dir="rtl"><p dir=ltr>')).toBe(
    '<p data-dir=auto><p data-dir = "auto"><p data-dir="&#97;uto"><p dir="rtl"><p dir=ltr>',
  );
});

it('stops at too many tags', () => {
  expect(endOfTags('<b>'.repeat(100))).toBe(300);
  expect(endOfTags('<b>'.repeat(40_000))).toBe(90_000);
});

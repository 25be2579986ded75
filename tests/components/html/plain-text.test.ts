import { expect, it } from 'vitest';
import { toPlainText } from '@/components/case/html/plain-text';

it('keeps the words, the lines and the entities of a mail', () => {
  expect(toPlainText('<p>Hello&nbsp;&amp; <b>good</b>  day</p><p>x &lt; y<br>z</p>')).toBe(
    'Hello & good day\n\nx < y\nz',
  );
});

it('leaves program code and styles out', () => {
  expect(toPlainText('<style>p{}</style>a<script>let b</script >c<title>d</title>')).toBe('ac');
});

it('treats what is never closed as browsers do', () => {
  expect(toPlainText('words <b unclosed')).toBe('words');
  expect(toPlainText('words <script> let a = 1')).toBe('words');
});

it('takes 1 MB of broken tags to its end', () => {
  expect(toPlainText('<script>'.repeat(60_000) + '<b '.repeat(200_000)).length).toBeLessThan(1_100_000);
});

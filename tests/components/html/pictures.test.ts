import { expect, it } from 'vitest';
import { holdPictures, type PictureOptions, tamePictures } from '@/components/case/html/pictures';

function pictures(html: string, options: Partial<PictureOptions> = {}) {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  const count = tamePictures(body, { images: true, held: [], word: 'Image', ...options });
  return { ...count, sources: [...body.querySelectorAll('img')].map((img) => img.getAttribute('src')) };
}

it('asks for pictures over https only', () => {
  expect(
    pictures('<img src="http://shop.example/a.png"><img src="http://shop.example:8080/b.png">').sources,
  ).toEqual(['https://shop.example/a.png']);
});

it('never calls an address in the agent’s own network', () => {
  const inside = ['https://192.168.0.1/a', 'https://0x7f.1/a', 'https://[::1]/a', 'https://localhost/a'];
  for (const address of [...inside, 'https://router.local/a', 'https://intranet/a', 'https://2130706433/a'])
    expect(pictures(`<img src="${address}">`).sources, address).toEqual([]);
});

it('never loads a tracking pixel', () => {
  expect(pictures('<img src="https://t.example/p" width=1 height="1px">')).toEqual({
    blocked: 0,
    trackers: 1,
    sources: [],
  });
});

it('finds the picture of a Content-ID, with or without its brackets', () => {
  const inline = new Map([
    ['a@b', 'blob:x/1'],
    ['<c d>', 'blob:x/2'],
    ['e', 'https://evil.example/'],
  ]);
  expect(pictures('<img src="cid:a@b"><img src="CID:c%20d"><img src="cid:e">', { inline }).sources).toEqual([
    'blob:x/1',
    'blob:x/2',
  ]);
});

it('does not count embedded pictures as text', () => {
  const data = `data:image/png;base64,${'A'.repeat(5000)}`;
  const held = holdPictures(`<p>x</p><img src="${data}">`);
  expect(held.html.length).toBeLessThan(100);
  expect(pictures(held.html, { held: held.pictures }).sources).toEqual([data]);
});

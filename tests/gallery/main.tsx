import { render } from 'preact';
import '@/components/theme/index.css';
import './gallery.css';
import { chooseLocale, LOCALES } from '@/components/locales';
import { Feedback } from './Feedback.tsx';
import { Fields } from './Fields.tsx';
import { Overlays } from './Overlays.tsx';
import { Words } from './Words.tsx';

// ?theme=dark&density=compact&locale=es
const wanted = new URLSearchParams(location.search);
for (const name of ['theme', 'density']) {
  const value = wanted.get(name);
  if (value) document.documentElement.dataset[name] = value;
}
await chooseLocale(LOCALES.find((one) => one === wanted.get('locale')) ?? 'en');

render(
  <main class="gallery">
    <h1>Casebar controls</h1>
    <Words />
    <Overlays />
    <Fields />
    <Feedback />
  </main>,
  document.getElementById('app') ?? document.body,
);

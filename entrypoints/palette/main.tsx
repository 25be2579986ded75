import { render } from 'preact';
import { startSettings } from '@/components/app/settings.ts';
import '@/components/locales/lazy.ts';
import { Palette } from '@/components/palette/Palette.tsx';
import { askNow } from '@/core/live/ask-now';
import { desk } from '@/core/live/desk';
import { startLive } from '@/core/live/live-query';
import '@/components/theme/index.css';

const root = document.getElementById('app');
// The proof of our frame is in the address only until it is read, so that nothing can copy it from there.
const nonce = location.hash.slice(1);
history.replaceState(null, '', location.pathname);

startLive(nonce);
/** Only once the line is open has the frame shown its proof; a page that embeds us by itself never gets further. */
const site = askNow('quickItems', null).then(() => desk.paletteSite(nonce));
void Promise.all([site, startSettings()]).then(
  ([its]) => root && render(<Palette nonce={nonce} site={its} />, root),
  // Its page is gone, or this is an old address: nothing to do here.
  () => window.close(),
);

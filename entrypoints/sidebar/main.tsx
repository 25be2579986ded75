import { render } from 'preact';
import { App } from '@/components/app/App.tsx';
import { startFramePlace } from '@/components/app/frame-place.ts';
import { startNavigation } from '@/components/app/navigation.ts';
import { startSettings } from '@/components/app/settings.ts';
import { startLive } from '@/core/live/live-query';
import '@/components/theme/index.css';
import '@/components/app/app.css';

const root = document.getElementById('app');
// The proof of our frame is in the address only until it is read, so that nothing can copy it from there.
const nonce = location.hash.slice(1);
history.replaceState(null, '', location.pathname + location.search);

startLive(nonce);
void Promise.all([startSettings(), startNavigation(), startFramePlace()]).then(() => {
  if (root) render(<App where={window === window.top ? 'panel' : 'frame'} />, root);
});

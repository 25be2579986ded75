import { render } from 'preact';
import { startSettings } from '@/components/app/settings.ts';
import { Popup } from '@/components/popup/Popup.tsx';
import { startLive } from '@/core/live/live-query';
import '@/components/theme/index.css';

const root = document.getElementById('app');
startLive('');
void startSettings().then(() => {
  if (root) render(<Popup />, root);
});

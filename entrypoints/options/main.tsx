import { render } from 'preact';
import { startSettings } from '@/components/app/settings.ts';
import { Options } from '@/components/settings/Options.tsx';
import { startLive } from '@/core/live/live-query';
import '@/components/theme/index.css';

const root = document.getElementById('app');
startLive('');
void startSettings().then(() => {
  if (root) render(<Options />, root);
});

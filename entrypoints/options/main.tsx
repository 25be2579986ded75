import { render } from 'preact';
import { startSettings } from '@/components/app/settings.ts';
import { addTexts } from '@/components/locales';
import { enOptions } from '@/components/locales/en-options.ts';
import '@/components/locales/lazy.ts';
import { Options } from '@/components/settings/Options.tsx';
import { startLive } from '@/core/live/live-query';
import '@/components/theme/index.css';

addTexts(enOptions);
const root = document.getElementById('app');
startLive('');
void startSettings().then(() => {
  if (root) render(<Options />, root);
});

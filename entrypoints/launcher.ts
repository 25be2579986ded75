import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createLauncher, type Runtime } from '@/components/launcher/launcher';

/** Injected on a click, or registered for sites the agent switched on; one per page. */
export default defineUnlistedScript(() => {
  if (window !== window.top || Reflect.has(globalThis, 'casebarLauncher')) return;
  // Without the polyfill, which would be most of this script.
  const api = (Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome')) as {
    runtime: Runtime;
  };
  Reflect.set(globalThis, 'casebarLauncher', createLauncher(api.runtime));
});

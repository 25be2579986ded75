import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createPageTool } from '@/components/insert/page-tool';

/** Browsers let scripts of extensions look into closed shadow roots; Firefox knows it as the element's own, too. */
interface Api {
  readonly dom?: { openOrClosedShadowRoot?(element: HTMLElement): ShadowRoot | null };
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
}

/** Injected when somebody asks for the palette, into every frame the browser lets us into; gone when it is closed. */
export default defineUnlistedScript(() => {
  // The border: what the browser calls itself, without the polyfill, which would be most of this script.
  const api = (Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome')) as Api;
  const openRoot = (element: HTMLElement) => {
    try {
      return api.dom?.openOrClosedShadowRoot?.(element) ?? element.shadowRoot;
    } catch {
      return element.shadowRoot; // Elements that can have none are refused.
    }
  };
  const leave = () =>
    void api.runtime
      .sendMessage({ casebar: 'page', call: 'paletteLeft', args: [] })
      // The extension went from under this page; then nobody is left to answer either.
      .catch(() => undefined);
  Reflect.set(globalThis, 'casebarPageTool', createPageTool(openRoot, leave));
});

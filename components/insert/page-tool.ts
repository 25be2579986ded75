import { insert } from './insert.ts';
import { openOverlay } from './overlay.ts';
import { focused, type OpenRoot, restore, selectedText, type Target, targetOf } from './target.ts';

/** What the background asks of a page, or of a frame in it. Everything comes as arguments; the tool asks nobody. */
export type PageOrder =
  | { readonly do: 'look' }
  | { readonly do: 'open'; readonly url: string; readonly label: string }
  | { readonly do: 'hide' | 'show' | 'end' }
  | { readonly do: 'insert'; readonly text: string };

/** What a frame tells of what its person chose: nothing else of the page is read. */
export interface Look {
  /** The keyboard is in this very frame. */
  readonly focused: boolean;
  /** Something here can be written into. */
  readonly field: boolean;
  readonly selection: string;
}

/** More is no value and no quotation; the rest stays in the page. */
const MOST = 5_000;

/** One per frame of a page, from the person's call for the palette until it is closed. */
export function createPageTool(openRoot: OpenRoot, onLeave: () => void) {
  let target: Target | null = null;
  let element: HTMLElement | null = null;
  let overlay: ReturnType<typeof openOverlay> | undefined;
  /** Where the keyboard goes when the palette is closed; an insertion has put it there already. */
  let back = false;

  const look = (): Look => {
    element = focused(openRoot);
    target = targetOf(element);
    back = document.hasFocus() && !/^i?frame$/i.test(document.activeElement?.tagName ?? '');
    return { focused: back, field: target !== null, selection: selectedText(element).trim().slice(0, MOST) };
  };

  return async (order: PageOrder): Promise<Look | boolean> => {
    switch (order.do) {
      case 'look':
        return look();
      case 'open':
        overlay?.close();
        // The outermost element with the focus: a frame or host of a shadow may stand in a dialog, too.
        overlay = openOverlay({ ...order, onLeave }, document.activeElement);
        return true;
      case 'hide':
        overlay?.hide();
        return true;
      case 'show':
        overlay?.show();
        return overlay !== undefined;
      case 'insert':
        back = target === null || !(await insert(target, order.text));
        return !back;
      case 'end':
        overlay?.close();
        overlay = undefined;
        if (back && target) restore(target);
        return true;
    }
  };
}

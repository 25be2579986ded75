/** A place to click, in CSS pixels of its browsing context. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * Runs in the page: the middle of the first visible, enabled match that nothing covers; null = not yet.
 * `name` is what people read or hear: aria-label, label text, own text, placeholder or title; empty = any.
 */
export function findSpot(selector: string, name: string): Spot | null {
  const words = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const names = (element: Element): string[] => {
    const labelled = (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => words(document.getElementById(id)?.textContent));
    const labels = 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : [];
    return [
      element.getAttribute('aria-label'),
      labelled.join(' '),
      ...labels.map((label) => label.textContent),
      element.textContent,
      element.getAttribute('placeholder'),
      element.getAttribute('title'),
    ].map(words);
  };
  const fits = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  const exact = fits.filter((element) => name === '' || names(element).includes(name));
  const loose = fits.filter((element) => names(element).some((one) => one.includes(name)));
  const element = exact[0] ?? loose[0];
  if (!element || element.matches(':disabled, [aria-disabled=true]')) return null;
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const box = element.getBoundingClientRect();
  const spot = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  const top = document.elementFromPoint(spot.x, spot.y);
  return top && (element.contains(top) || top.contains(element)) ? spot : null;
}

/** `findSpot` as an expression for a page that runs none of our modules. */
export const spotExpression = (selector: string, name: string) =>
  `(${findSpot.toString()})(${JSON.stringify(selector)}, ${JSON.stringify(name)})`;

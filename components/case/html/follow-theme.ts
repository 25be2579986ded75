const COLOURS = ['--text', '--text-faint', '--accent', '--line', '--line-strong', '--focus'];
const FONTS = ['--font', '--font-mono'];

/**
 * Gives documents in frames our colours, fonts and scheme, now and whenever they change. Colours are handed over as
 * computed values: what the build makes of `light-dark()` refers to properties that only our page has. The scheme
 * itself must be equal too, or the browser paints an opaque ground under the frame.
 */
export function followTheme(place: HTMLElement, documents: readonly Document[], signal: AbortSignal): void {
  const apply = () => {
    const look = [...coloursAt(place), ...fontsAt(place)];
    for (const { documentElement } of documents) {
      documentElement.style.colorScheme = getComputedStyle(place).colorScheme;
      for (const [name, value] of look) documentElement.style.setProperty(name, value);
    }
  };
  const observer = new MutationObserver(apply);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'style', 'class'] });
  signal.addEventListener('abort', () => observer.disconnect());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply, { signal });
  apply();
}

function coloursAt(place: HTMLElement): [string, string][] {
  const probe = document.createElement('span');
  place.append(probe);
  const colours = COLOURS.map((name): [string, string] => {
    probe.style.color = `var(${name})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return colours;
}

const fontsAt = (place: HTMLElement) =>
  FONTS.map((name): [string, string] => [name, getComputedStyle(place).getPropertyValue(name)]);

const MAC: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩' };
const isMac = () => /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

/** `Ctrl+Enter` as the keyboard in front of the agent writes it. */
export const keyNames = (keys: string) => keys.split('+').map((key) => (isMac() ? (MAC[key] ?? key) : key));

/** A key or key combination, e.g. `<Kbd keys="Ctrl+Enter" />`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span class="keys">
      {keyNames(keys).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}

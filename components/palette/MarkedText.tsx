/** The text as it will be, with what is still a gap set off from it. */
export function MarkedText({ text }: { readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard
    <p class="palette-text" tabIndex={0} dir="auto">
      {text.split(/(\{\{[^{}\n\r]{1,80}\}\})/).map((piece, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, never moved
        index % 2 ? <mark key={index}>{piece}</mark> : piece,
      )}
    </p>
  );
}

/** What the page uses of it; the package brings no types. */
declare module 'codemirror' {
  const CodeMirror: (
    place: HTMLElement,
    options: { lineWrapping: boolean; lineNumbers: boolean },
  ) => { getValue(): string };
  export default CodeMirror;
}

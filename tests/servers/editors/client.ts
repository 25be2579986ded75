import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import CodeMirror from 'codemirror';
import { $getRoot, createEditor } from 'lexical';
import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import Quill from 'quill';

/** Text of every editor as the page itself would send it, by the id of its place; blank lines do not count. */
const texts: Record<string, () => string> = {};
Object.assign(globalThis, { texts });

const at = (place: string, selector = '*'): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`#${place} ${selector}`);
  if (!found) throw new Error(place);
  return found;
};
const ofField = (field: HTMLElement) => () =>
  field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '';

texts.input = ofField(at('input', 'input'));
texts.textarea = ofField(at('textarea', 'textarea'));
texts.short = ofField(at('short', 'textarea'));
texts.dialog = ofField(at('dialog', 'textarea'));
for (const place of ['contenteditable', 'gmail', 'stubborn'])
  texts[place] = () => at(place, '[contenteditable]').innerText;

const root = at('shadow', '').attachShadow({ mode: 'closed' });
root.innerHTML = '<section></section>';
const inner = root.querySelector('section')?.attachShadow({ mode: 'closed' });
if (inner) inner.innerHTML = '<textarea aria-label="In the shadow" style="width:100%"></textarea>';
const shadowed = inner?.querySelector('textarea');
if (shadowed) texts.shadow = () => shadowed.value;

const frameOf = (place: string) => at(place, 'iframe');
const within = (place: string) => {
  const frame = frameOf(place);
  return frame instanceof HTMLIFrameElement ? frame.contentDocument : null;
};
texts.iframe = () => within('iframe')?.querySelector('textarea')?.value ?? '';
texts.design = () => within('design')?.body.innerText ?? '';

const view = new EditorView(at('prosemirror', ''), {
  state: EditorState.create({
    schema,
    plugins: [history({ newGroupDelay: 0 }), keymap({ 'Mod-z': undo, 'Mod-y': redo }), keymap(baseKeymap)],
  }),
});
texts.prosemirror = () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n');

const lexical = createEditor({ onError: console.error });
lexical.setRootElement(at('lexical', 'div'));
registerRichText(lexical);
registerHistory(lexical, createEmptyHistoryState(), 0);
texts.lexical = () => lexical.getEditorState().read(() => $getRoot().getTextContent());

const quill = new Quill(at('quill', 'div'), { modules: { history: { delay: 0 } } });
texts.quill = () => quill.getText();

const code = CodeMirror(at('codemirror', ''), { lineWrapping: true, lineNumbers: true });
texts.codemirror = () => code.getValue();

/** As Draft.js and others do: the document is theirs, what the browser did to it is thrown away. */
function controlled(host: HTMLElement) {
  const states = [''];
  const show = () => host.replaceChildren(states.at(-1) ?? '');
  const add = (text: string) => {
    states.push(`${states.at(-1)}${text}`);
    // A moment later, as frameworks draw.
    setTimeout(() => {
      show();
      getSelection()?.selectAllChildren(host);
      getSelection()?.collapseToEnd();
    }, 30);
  };
  host.addEventListener('beforeinput', (event) => {
    event.preventDefault();
    if (event.inputType === 'insertText' && event.data?.length === 1) add(event.data);
  });
  host.addEventListener('paste', (event) => {
    event.preventDefault();
    add(event.clipboardData?.getData('text/plain') ?? '');
  });
  host.addEventListener('keydown', (event) => {
    if (event.key !== 'z' || !event.ctrlKey) return;
    event.preventDefault();
    if (states.length > 1) states.pop();
    show();
  });
  texts.controlled = () => states.at(-1) ?? '';
}
controlled(at('controlled', 'div'));

// Takes keys only: what a person types letter by letter.
const stubborn = at('stubborn', 'div');
for (const name of ['beforeinput', 'paste'])
  stubborn.addEventListener(name, (event) => event.preventDefault());
stubborn.addEventListener('keydown', ({ key }) => key.length === 1 && stubborn.append(key));

import { poll } from '../browser/bidi.ts';
import { launchFirefox } from '../browser/firefox.ts';
import { GECKO } from '../browser/firefox-start.ts';
import { servePages } from '../servers/pages.ts';
import { pause, type Typist } from './ways.ts';

/** A case of the sample desk that is this agent's own. */
const NUMBER = '1009';
const FIELD = 'textarea[data-tab=reply]';
const VALUE = `document.querySelector('${FIELD}')?.value ?? null`;
const AT_END = `(() => {
  const field = document.querySelector('${FIELD}');
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
})()`;

/** Somebody who writes in Firefox, in a tab of ours: a frame is no surface of its own there. */
export async function firefoxTypist(): Promise<Typist> {
  const [firefox, pages] = await Promise.all([launchFirefox(), servePages()]);
  const first = await firefox.open('sidebar.html');
  for (const button of ['Practice here', 'Next', 'Start']) await firefox.click(first, 'button', button);
  await firefox.spot(first, '.case-row');
  await firefox.closeTab(first);
  const open = async () => {
    const opened = await firefox.open(`sidebar.html?case=local:${NUMBER}`);
    await poll(() => firefox.evaluate<boolean>(opened, `${VALUE} !== null`), 15_000, 'a reply to write');
    return opened;
  };
  const value = (context: string) => firefox.evaluate<string>(context, VALUE);
  let tab = await open();

  return {
    name: 'Firefox',
    text: () => value(tab),
    async type(text) {
      await firefox.evaluate(tab, AT_END);
      await firefox.type(tab, text);
    },
    stopBackground: () =>
      firefox.inWindow(`WebExtensionPolicy.getByID('${GECKO}').extension.terminateBackground()`),
    async end(way, last) {
      if (way === 'kill') {
        await firefox.kill();
        await firefox.start();
        return;
      }
      const id = await firefox.evaluate<number>(tab, 'browser.tabs.getCurrent().then((tab) => tab.id)');
      const leave = {
        reload: 'location.reload()',
        navigate: `location.href = '${pages.base}/csp'`,
        close: `void browser.tabs.remove(${id})`,
      }[way];
      const insert = `document.execCommand('insertText', false, ${JSON.stringify(last)})`;
      // The page goes before it can answer.
      await firefox.evaluate(tab, `(() => { ${insert}; ${leave}; })()`).catch(() => undefined);
      // The next tab is opened beside this one: not while it is being taken away.
      const isGone = async () =>
        !JSON.stringify(await firefox.bidi.send('browsingContext.getTree', {})).includes(tab);
      if (way === 'close') await poll(isGone, 5_000, 'a closed tab');
    },
    async read(expected) {
      const before = tab;
      tab = await open();
      await firefox.closeTab(before).catch(() => undefined); // gone already
      for (let wait = 0; wait < 200 && (await value(tab)) !== expected; wait++) await pause(25);
      return value(tab);
    },
    async close() {
      await firefox.close();
      await pages.close();
    },
  };
}

import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { act } from '@/components/app/act.ts';
import { Button, TextField, toast } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { originOf, sitePattern } from '@/core/model/site';

/** The host without the key behind it, which is nobody's business on a shared screen. */
const shown = (address: string) => originOf(address) || address;

/** Practising at a desk that other browsers use too: joining it, and being alone again. */
export function Together({ onSwitch }: { onSwitch(together: boolean): void }) {
  const [address, setAddress] = useState<string>();
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const put = (now: string) => {
    setAddress(now);
    onSwitch(now !== '');
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, then changed here only
  useEffect(() => void act(desk.practiceLine()).then((found) => found && put(found.together)), []);
  if (address === undefined) return null;

  const go = async (wanted: string, done: string) => {
    setBusy(true);
    const switched = await act(desk.practiseTogether(wanted));
    setBusy(false);
    if (switched === undefined) return;
    setText('');
    put(wanted);
    toast.show({ text: done, tone: 'good' });
  };
  const join = async () => {
    const wanted = text.trim();
    const origin = originOf(wanted);
    if (!origin) return setError(t('practice.together.invalid'));
    // Asked for first: it must happen inside the click.
    const granted = await browser.permissions.request({ origins: [sitePattern(origin)] });
    if (!granted) return setError(t('options.sites.denied', { site: origin }));
    setError(undefined);
    await go(wanted, t('practice.together.joined'));
  };
  return (
    <>
      <h3>{t('practice.together')}</h3>
      <p>{address ? t('practice.together.at', { site: shown(address) }) : t('practice.together.text')}</p>
      {address ? (
        <Button busy={busy} onClick={() => void go('', t('practice.together.left'))}>
          {t('practice.together.leave')}
        </Button>
      ) : (
        <form
          class="options-add"
          onSubmit={(event) => {
            event.preventDefault();
            void join();
          }}
        >
          <TextField
            label={t('practice.together.address')}
            hideLabel
            placeholder="http://127.0.0.1:8791/#…"
            inputMode="url"
            spellcheck={false}
            value={text}
            error={error}
            onInput={setText}
          />
          <Button busy={busy} onClick={() => void join()}>
            {t('practice.together.join')}
          </Button>
        </form>
      )}
    </>
  );
}

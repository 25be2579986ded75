import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { act } from '@/components/app/act.ts';
import { Button, Chip, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import { SITES_KEY } from '@/core/contract';
import { desk } from '@/core/live/desk';
import { originOf, sitePattern } from '@/core/model/site';

// The surface reads its own list; the background parses it again before it registers anything.
const readSites = async (): Promise<readonly string[]> => {
  const stored = v.safeParse(v.array(v.string()), (await browser.storage.local.get(SITES_KEY))[SITES_KEY]);
  return stored.success ? stored.output : [];
};

/** The sites where the launcher's button always shows; each one is a permission that can be taken back. */
export function Sites() {
  const [sites, setSites] = useState<readonly string[]>([]);
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  useEffect(() => void readSites().then(setSites), []);

  const store = async (next: readonly string[]) => {
    await browser.storage.local.set({ [SITES_KEY]: next });
    setSites(next);
    await act(desk.siteSwitched());
  };
  const add = async () => {
    const origin = originOf(text);
    if (!origin) return setError(t('options.sites.invalid'));
    // Asked for first: it must happen inside the click.
    const granted = await browser.permissions.request({ origins: [sitePattern(origin)] });
    if (!granted) return setError(t('options.sites.denied', { site: origin }));
    setError(undefined);
    setText('');
    await store([...new Set([...sites, origin])]);
  };
  const remove = async (origin: string) => {
    const left = sites.filter((site) => site !== origin);
    await store(left);
    const pattern = sitePattern(origin);
    // A grant is for the whole host: another port of it in the list still needs it.
    if (!left.some((site) => sitePattern(site) === pattern))
      await browser.permissions.remove({ origins: [pattern] });
  };
  return (
    <section class="options-section">
      <h2>{t('options.sites')}</h2>
      <p>{t('options.sites.text')}</p>
      {sites.length === 0 && <p class="options-quiet">{t('options.sites.none')}</p>}
      <div class="options-chips">
        {sites.map((site) => (
          <Chip
            key={site}
            removeLabel={t('options.sites.remove', { site })}
            onRemove={() => void remove(site)}
          >
            {site}
          </Chip>
        ))}
      </div>
      <form
        class="options-add"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label={t('options.sites.add')}
          hideLabel
          placeholder={t('options.sites.placeholder')}
          inputMode="url"
          spellcheck={false}
          value={text}
          error={error}
          onInput={setText}
        />
        <Button onClick={() => void add()}>{t('options.sites.add')}</Button>
      </form>
    </section>
  );
}

import { useState } from 'preact/hooks';
import { changeSettings, settings } from '@/components/app/settings.ts';
import { defaultReasons, returnReasons } from '@/components/approvals/return-reasons.ts';
import { Button } from '@/components/controls';
import { t } from '@/components/locales';
import '@/components/locales/approvals.ts';

/** One reason in each line; empty lines are for the eye while somebody writes. */
const linesOf = (text: string) => {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
};

/** What this person returns replies with. */
export function ReturnReasons() {
  const [text, setText] = useState(returnReasons().join('\n'));
  const write = (next: string) => {
    setText(next);
    void changeSettings({ returnReasons: linesOf(next) });
  };
  const reset = () => {
    setText(defaultReasons().join('\n'));
    // Absent, so that they follow the language.
    void changeSettings({ returnReasons: undefined });
  };
  return (
    <section class="options-section">
      <h2>{t('review.reasons.title')}</h2>
      <p>{t('review.reasons.text')}</p>
      <label class="field">
        <span class="visually-hidden">{t('review.reasons.label')}</span>
        <textarea
          class="input options-lines"
          rows={6}
          dir="auto"
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
        />
      </label>
      {settings.value.returnReasons && (
        <Button small onClick={reset}>
          {t('review.reasons.defaults')}
        </Button>
      )}
    </section>
  );
}

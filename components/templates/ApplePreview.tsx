import { ClockIcon, Icon, LinkIcon, MapPinIcon } from '@/components/controls';
import { formatDay, formatTime, t } from '@/components/locales';
import type { AppleMessage, RichContent } from '@/core/model/template';

type Of<Kind extends RichContent['kind']> = Extract<RichContent, { readonly kind: Kind }>;

/** Choices under their headings. Only pictures that stand in the message are drawn: nothing is fetched for a preview. */
function ListPicker({ sections, many }: Of<'list-picker'>) {
  return (
    <>
      {sections.map(({ title, choices }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one message, never moved
        <section key={at} class="template-rich-part">
          {title && <h4 dir="auto">{title}</h4>}
          <ul>
            {choices.map((choice, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same
              <li key={place} dir="auto">
                {choice.image.startsWith('data:image/png;base64,') && <img src={choice.image} alt="" />}
                <span>
                  {choice.title}
                  {choice.detail && <small>{choice.detail}</small>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {many && <small>{t('template.apple.many')}</small>}
    </>
  );
}

/** A moment as people say it; what is no time stays as it was written, for its check to be about. */
const whenOf = (at: string) => (Number.isNaN(Date.parse(at)) ? at : `${formatDay(at)}, ${formatTime(at)}`);

/** Where, and when there is room. */
function TimePicker({ place, slots }: Of<'time-picker'>) {
  return (
    <div class="template-rich-part">
      {place && (
        <p dir="auto">
          <Icon of={MapPinIcon} /> {place}
        </p>
      )}
      <ul>
        {slots.map(({ at, minutes }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two slots may be the same
          <li key={index}>
            <Icon of={ClockIcon} /> {whenOf(at)}{' '}
            <small>{t('template.apple.minutes', { count: minutes })}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whose page it is: that much fits, and it is what people look at before they press. */
const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);

/** What the message asks or shows, each kind in its own form. */
function Content({ content }: { readonly content: RichContent }) {
  switch (content.kind) {
    case 'list-picker':
      return <ListPicker {...content} />;
    case 'time-picker':
      return <TimePicker {...content} />;
    case 'quick-reply':
      return (
        <ul class="template-rich-replies">
          {content.choices.map((choice, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same while they are made
            <li key={at} dir="auto">
              {choice}
            </li>
          ))}
        </ul>
      );
    case 'rich-link':
      return (
        <p class="template-rich-link" title={content.url}>
          {content.image.startsWith('data:image/png;base64,') && <img src={content.image} alt="" />}
          <Icon of={LinkIcon} /> <bdi class="truncate">{hostOf(content.url)}</bdi>
        </p>
      );
    case 'form':
      return (
        <ol class="template-rich-part">
          {content.pages.map(({ title, fields }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pages of one form, never moved
            <li key={at} dir="auto">
              {title}
              {fields.length > 0 && <small>{fields.join(' · ')}</small>}
            </li>
          ))}
        </ol>
      );
  }
}

/** A ready rich message as it stands in the customer's Messages. */
export function ApplePreview({ message }: { readonly message: AppleMessage }) {
  const { title, subtitle, content } = message;
  return (
    <div class="template-bubble" data-channel="apple">
      <p class="template-header" dir="auto">
        {title}
      </p>
      {subtitle && <p dir="auto">{subtitle}</p>}
      <Content content={content} />
    </div>
  );
}

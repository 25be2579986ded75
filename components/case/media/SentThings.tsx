import { Button, CopyIcon, ExternalLinkIcon, Icon, MapPinIcon, UserRoundIcon } from '@/components/controls';
import { t } from '@/components/locales';
import type { Message, SentCard, SentLocation } from '@/core/model/message';
import { copyText } from '../copy-text.ts';

const SITE = 'https://www.openstreetmap.org/';

/** Six places are ten centimetres; more is noise of the sender's device. */
const degrees = (value: number) => String(Number(value.toFixed(6)));

/** Coordinates as every map's search takes them. */
export const coordinates = ({ latitude, longitude }: SentLocation) =>
  `${degrees(latitude)}, ${degrees(longitude)}`;

/** Where a map shows the place; undefined for numbers that are no place on earth. */
export function mapLink({ latitude, longitude }: SentLocation): string | undefined {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined;
  const [lat, lon] = [degrees(latitude), degrees(longitude)];
  return `${SITE}?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`;
}

const copyAll = (text: string) => void copyText(text, t('toast.textCopied'));

function Place({ place }: { readonly place: SentLocation }) {
  const link = mapLink(place);
  const words = [place.name, place.address, coordinates(place)].filter(Boolean);
  return (
    <section class="sent-thing" aria-label={t('media.location')}>
      <header>
        <Icon of={MapPinIcon} />
        <bdi>{place.name || t('media.location')}</bdi>
        <Button
          variant="quiet"
          small
          icon={CopyIcon}
          label={t('media.location.copy')}
          onClick={() => copyAll(words.join('\n'))}
        />
      </header>
      {place.address && <bdi>{place.address}</bdi>}
      <bdi>{coordinates(place)}</bdi>
      {/* Whoever clicks knows whose site it is; what the address gives away stands above it. */}
      {link && (
        <a href={link} target="_blank" rel="noopener noreferrer nofollow" title={link}>
          {t('media.location.open', { site: new URL(link).hostname.replace('www.', '') })}
          <Icon of={ExternalLinkIcon} />
        </a>
      )}
    </section>
  );
}

function Card({ card }: { readonly card: SentCard }) {
  const values = [...card.phones, ...card.emails];
  return (
    <section class="sent-thing" aria-label={t('media.card')}>
      <header>
        <Icon of={UserRoundIcon} />
        <bdi>{card.name || t('contact.unknown')}</bdi>
      </header>
      <ul>
        {values.map((value) => (
          <li key={value}>
            <bdi>{value}</bdi>
            <Button
              variant="quiet"
              small
              icon={CopyIcon}
              label={t('card.copy', { value })}
              onClick={() => void copyText(value, t('card.copied', { value }))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a message brought besides text and files: a place, people's cards. */
export function SentThings({ message: { location, cards = [] } }: { readonly message: Message }) {
  return (
    <>
      {location && <Place place={location} />}
      {cards.map((card, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two cards of a message may be the same
        <Card key={index} card={card} />
      ))}
    </>
  );
}

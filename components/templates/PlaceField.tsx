import { TextField } from '@/components/controls';
import { t } from '@/components/locales';
import { writePlace } from '@/core/templates/place';

interface PlaceProps {
  /** What the field is called. */
  readonly name: string;
  /** As one field holds it: `latitude, longitude; name; address`. */
  readonly value: string;
  /** What is wrong with it; '' = nothing. */
  readonly problem: string;
  /** Remembers the field that one goes to from the preview. */
  keep(input: HTMLElement | null): void;
  onFocus(): void;
  onBlur(): void;
  onPut(value: string): void;
}

/** The three parts as they are written; the name may have no semicolon, the address may. */
function partsOf(value: string): { where: string; name: string; address: string } {
  const [where = '', name = '', ...address] = value.split(';');
  return { where: where.trim(), name: name.trimStart(), address: address.join(';').trimStart() };
}

/** A place on the map: where it is, and what the customer reads below the map. */
export function PlaceField({ name, value, problem, keep, onFocus, onBlur, onPut }: PlaceProps) {
  const parts = partsOf(value);
  const put = (part: Partial<typeof parts>) => {
    const { where, name: called, address } = { ...parts, ...part };
    // Nothing at all is an empty field, not one with two semicolons.
    onPut(where + called + address === '' ? '' : writePlace(where, called, address));
  };
  const shared = { autocomplete: 'off', onFocus, onBlur } as const;
  return (
    <fieldset class="template-place">
      <legend>{name}</legend>
      <TextField
        {...shared}
        label={t('template.place.where')}
        placeholder="-23.5505, -46.6333"
        inputRef={keep}
        value={parts.where}
        {...(problem && { error: problem })}
        onInput={(where) => put({ where })}
      />
      <TextField
        {...shared}
        label={t('template.place.name')}
        value={parts.name}
        onInput={(called) => put({ name: called })}
      />
      <TextField
        {...shared}
        label={t('template.place.address')}
        value={parts.address}
        onInput={(address) => put({ address })}
      />
    </fieldset>
  );
}

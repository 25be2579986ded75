import { t } from '@/components/locales';
import { Icon } from './Icon.tsx';
import { CheckIcon, PlusIcon } from './icons.ts';
import type { Option } from './listbox.ts';
import type { Listbox } from './use-listbox.ts';

interface OptionListProps {
  readonly box: Listbox;
  readonly label: string;
  readonly selected?: readonly string[];
  readonly multiple?: boolean;
}

/** The list under a Combobox or in a Picker. */
export function OptionList({ box, label, selected = [], multiple }: OptionListProps) {
  return (
    <>
      <div
        ref={box.list}
        id={box.listId}
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple}
        class="options"
      >
        {box.shown.map((option, index) => (
          <OptionRow
            key={option.id}
            box={box}
            option={option}
            index={index}
            heading={option.group !== box.shown[index - 1]?.group ? option.group : undefined}
            selected={selected.includes(option.id)}
          />
        ))}
        {box.canCreate && (
          <Row box={box} index={box.shown.length} selected={false}>
            <Icon of={PlusIcon} />
            <span class="menu-text">{t('list.create', { text: box.text.trim() })}</span>
          </Row>
        )}
      </div>
      {box.count === 0 && <p class="options-none">{t('list.noMatch', { text: box.text.trim() })}</p>}
      <p class="visually-hidden" role="status">
        {box.text && t('list.matches', { count: box.shown.length })}
      </p>
    </>
  );
}

interface RowProps {
  readonly box: Listbox;
  readonly index: number;
  readonly selected: boolean;
  readonly reason?: string;
  readonly children: preact.ComponentChildren;
}

function Row({ box, index, selected, reason, children }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard is at the field (aria-activedescendant)
    <div
      id={box.optionId(index)}
      role="option"
      tabIndex={-1}
      class="menu-item"
      aria-selected={selected}
      aria-disabled={reason ? true : undefined}
      data-active={index === box.current || undefined}
      onPointerMove={() => box.hover(index)}
      onMouseDown={(event) => event.preventDefault() /* the field keeps the focus */}
      onClick={() => box.choose(index)}
    >
      {children}
    </div>
  );
}

interface OptionRowProps {
  readonly box: Listbox;
  readonly option: Option;
  readonly index: number;
  readonly heading?: string;
  readonly selected: boolean;
}

function OptionRow({ box, option, index, heading, selected }: OptionRowProps) {
  const second = option.reason ?? option.detail;
  return (
    <>
      {heading && (
        <div class="menu-group" role="presentation">
          {heading}
        </div>
      )}
      <Row box={box} index={index} selected={selected} reason={option.reason}>
        {option.icon && <Icon of={option.icon} />}
        <span class="menu-text">
          {option.label}
          {second && <small>{second}</small>}
        </span>
        {option.count !== undefined && <span class="count">{option.count}</span>}
        {selected && <Icon of={CheckIcon} class="menu-check" />}
      </Row>
    </>
  );
}

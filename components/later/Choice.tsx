import type { ComponentChildren } from 'preact';

interface ChoiceProps {
  readonly name: string;
  readonly checked: boolean;
  readonly children: ComponentChildren;
  onChoose(): void;
}

/** One of the times that can be chosen. */
export function Choice({ name, checked, children, onChoose }: ChoiceProps) {
  return (
    <label>
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      {children}
    </label>
  );
}

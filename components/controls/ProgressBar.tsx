import { useId } from 'preact/hooks';

interface ProgressBarProps {
  readonly label: string;
  /** Left out = how much is left is not known. */
  readonly value?: number;
  readonly max?: number;
  /** What is said beside it, e.g. `312 of 6,046`. */
  readonly text?: string;
}

/** How far something long has come. */
export function ProgressBar({ label, value, max = 1, text }: ProgressBarProps) {
  const id = useId();
  return (
    <div class="progress">
      <div class="progress-words">
        <label for={id} class="truncate">
          {label}
        </label>
        {text && <span>{text}</span>}
      </div>
      <progress id={id} value={value} max={max} />
    </div>
  );
}

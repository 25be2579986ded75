import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

interface EmptyStateProps {
  readonly icon: IconNode;
  readonly title: string;
  /** What will be here, how to get the first one. */
  readonly text?: string;
  /** A button that gets the first one. */
  readonly children?: ComponentChildren;
}

/** A place with nothing in it yet, that teaches what it is for. */
export function EmptyState({ icon, title, text, children }: EmptyStateProps) {
  return (
    <div class="empty-state">
      <Icon of={icon} />
      <p class="empty-title">{title}</p>
      {text && <p class="empty-text">{text}</p>}
      {children && <div class="empty-action">{children}</div>}
    </div>
  );
}

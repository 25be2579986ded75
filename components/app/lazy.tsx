import { signal } from '@preact/signals';
import type { ComponentChildren, ComponentType } from 'preact';

/** A component whose code comes when it is first needed, or when `preload` was called in an idle moment. */
export interface Lazy<Props> {
  (props: Props): ComponentChildren;
  preload(): Promise<void>;
}

/** Splits a part of the app off its first load; `waiting` is shown until its code is here. */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: () => ComponentChildren,
): Lazy<Props> {
  const loaded = signal<ComponentType<Props> | undefined>(undefined);
  const preload = async () => {
    if (loaded.value) return;
    // What such a part says comes with it, or the first draw would wait for words nobody reads yet.
    const [component] = await Promise.all([load(), import('@/components/locales/lazy.ts')]);
    loaded.value = component;
  };
  const Waiting = (props: Props) => {
    const Loaded = loaded.value;
    if (Loaded) return <Loaded {...props} />;
    void preload();
    return waiting();
  };
  return Object.assign(Waiting, { preload });
}

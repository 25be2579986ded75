import { useEffect, useState } from 'preact/hooks';

/** Whole seconds until a time (epoch), counting down to 0 while the component is on screen. */
export function useSecondsLeft(until: number): number {
  const left = () => Math.max(0, Math.ceil((until - Date.now()) / 1000));
  const [shown, setShown] = useState(left);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `left` is made of `until`
  useEffect(() => {
    setShown(left());
    const timer = setInterval(() => {
      setShown(left());
      if (left() === 0) clearInterval(timer);
    }, 200);
    return () => clearInterval(timer);
  }, [until]);
  return shown;
}

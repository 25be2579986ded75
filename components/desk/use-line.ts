import { useEffect } from 'preact/hooks';
import { desk } from '@/core/live/desk';

/** The browser says that the line is back: nobody should have to wait for the next time a desk is asked. */
export function useLine() {
  useEffect(() => {
    // Nobody pressed anything: if it does not work either, the desk's line says so.
    const back = () => void desk.pullNow(null).catch(() => {});
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  }, []);
}

import { useEffect, useState } from "react";

const idleMs = 2_500;

/** For a button whose code is no part of the page's first: it is fetched when the button is approached. */
export function onApproach(load: () => Promise<unknown>) {
  // What cannot be fetched is told once the button is pressed.
  const approach = () => void load().catch(() => undefined);
  return { onFocus: approach, onPointerEnter: approach };
}

/**
 * Fetches code that the page can be read without, once the page itself has come: it is there also where the network is lost. A
 * quiet moment later, unless it may be needed at once.
 */
export function useLoading(load: (() => Promise<unknown>) | undefined, afterMs = idleMs): void {
  useEffect(() => {
    const timer = setTimeout(() => void load?.().catch(() => undefined), afterMs);
    return () => clearTimeout(timer);
  }, [load, afterMs]);
}

/** Whether the page has been here for a while: what nobody looks for at first is drawn from then on. */
export function useIsSettled(): boolean {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), idleMs);
    return () => clearTimeout(timer);
  }, []);
  return isSettled;
}

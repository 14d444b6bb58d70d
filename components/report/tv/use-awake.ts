import { useEffect } from "react";

/** Keeps the screen on while the page is seen, where the browser lets it. */
export function useAwake(): void {
  useEffect(() => {
    let held: WakeLockSentinel | null = null;
    let isOver = false;
    const hold = async () => {
      if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
      // A browser refuses it while the battery is low: the screen then goes off when the system says so.
      const lock = await navigator.wakeLock.request("screen").catch(() => null);
      if (isOver) await lock?.release();
      else held = lock;
    };
    const again = () => void hold();
    again();
    // The browser lets go whenever the page is hidden.
    document.addEventListener("visibilitychange", again);
    return () => {
      isOver = true;
      document.removeEventListener("visibilitychange", again);
      void held?.release();
    };
  }, []);
}

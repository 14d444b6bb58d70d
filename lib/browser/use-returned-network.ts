"use client";

import { useEffect, useEffectEvent } from "react";

/**
 * Tells the query library each time that the network is back. The library assumes that every page begins with a network,
 * and ignores its return where no loss was reported.
 */
export function useReturnedNetwork(ask: () => void): void {
  const onOnline = useEffectEvent(ask);
  useEffect(() => {
    const listen = () => onOnline();
    window.addEventListener("online", listen);
    return () => window.removeEventListener("online", listen);
  }, []);
}

"use client";

import { useEffect, useEffectEvent } from "react";

/**
 * Tells each time that the network is back, also where its loss was never told: the query library takes every page to
 * begin with a network, and ignores the return of what it believes to be there.
 */
export function useReturnedNetwork(ask: () => void): void {
  const onOnline = useEffectEvent(ask);
  useEffect(() => {
    const listen = () => onOnline();
    window.addEventListener("online", listen);
    return () => window.removeEventListener("online", listen);
  }, []);
}

"use client";

import { useSyncExternalStore } from "react";

/** False while this machine has no network at all; true says nothing about our server. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    listen,
    () => navigator.onLine,
    () => true,
  );
}

function listen(tell: () => void): () => void {
  const names = ["online", "offline"] as const;
  for (const name of names) window.addEventListener(name, tell);
  return () => {
    for (const name of names) window.removeEventListener(name, tell);
  };
}

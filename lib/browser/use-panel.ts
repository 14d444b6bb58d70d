"use client";

import { useSyncExternalStore } from "react";

/** The panels that open over a page: the palette, the sheet of keys, and the link to be copied by hand. */
export type Panel = "palette" | "keys" | "link";

let shown: Panel | null = null;
const listeners = new Set<() => void>();

/** Opens a panel from anywhere on the page, or closes it with null. */
export function showPanel(panel: Panel | null): void {
  shown = panel;
  for (const tell of listeners) tell();
}

export function usePanel(): Panel | null {
  return useSyncExternalStore(
    listen,
    () => shown,
    () => null,
  );
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

"use client";

import { useSyncExternalStore } from "react";

/** The panels that open over a page: the palette, the keys, the link to be copied by hand, and where its figures come from. */
export type Panel = "palette" | "keys" | "link" | "origin";

let shown: Panel | null = null;
const listeners = new Set<() => void>();

/** Opens a panel from anywhere on the page, or closes it with null. */
export function showPanel(panel: Panel | null): void {
  // The palette takes what is typed meanwhile once its field is there.
  if (panel === "palette") window.typedAhead?.begin();
  else window.typedAhead?.take();
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

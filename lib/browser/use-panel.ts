"use client";

import { createTabValue } from "./tab-value";

/**
 * The panels that open over a page: the palette, the keys, what is to be copied by hand, where the page's figures come
 * from, what is supposed, and what the palette asks for: a range, a shift, a period to compare with.
 */
export type Panel = "palette" | "keys" | "copy" | "origin" | "suppose" | "range" | "shift" | "compare";

const shown = createTabValue<Panel>();

/** Opens a panel from anywhere on the page, or closes it with null. */
export function showPanel(panel: Panel | null): void {
  // The palette takes what is typed meanwhile once its field is there.
  if (panel === "palette") window.typedAhead?.begin();
  else window.typedAhead?.take();
  shown.set(panel);
}

export const usePanel = shown.use;

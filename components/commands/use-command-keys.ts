"use client";

import { useEffect } from "react";
import { areSingleKeysOn } from "@/lib/browser/single-keys";
import { showPanel } from "@/lib/browser/use-panel";
import { findShortcut, isPaletteKey, type KeyPress, type ShortcutName } from "./shortcut";

const typing = "input, textarea, select, [contenteditable], dialog, [popover], [role='grid']";
// The arrows walk through the figures, and scroll what can be scrolled.
const walking = "table, [tabindex='0']";

/** Listens for keys that no control has taken, and never while somebody types or a panel is open. */
export function useCommandKeys(run: (name: ShortcutName) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const press = describePress(event);
      const isPalette = isPaletteKey(press);
      const name = isPalette || isBusy(event.target) || !areSingleKeysOn() ? null : findShortcut(press);
      if ((!isPalette && !name) || isDialogOpen() || (name && isWalk(event))) return;
      event.preventDefault();
      if (name) run(name);
      else showPanel("palette");
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [run]);
}

function describePress(event: KeyboardEvent): KeyPress {
  const { key, altKey, ctrlKey, metaKey, shiftKey, repeat, isComposing } = event;
  const isAltGraph = event.getModifierState("AltGraph");
  return { key, altKey, ctrlKey, metaKey, shiftKey, repeat, isComposing, isAltGraph };
}

function isBusy(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(typing) !== null;
}

function isWalk({ key, target }: KeyboardEvent): boolean {
  return key.startsWith("Arrow") && target instanceof Element && target.closest(walking) !== null;
}

function isDialogOpen(): boolean {
  return document.querySelector("dialog[open], [popover]:popover-open") !== null;
}

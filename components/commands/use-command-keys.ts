"use client";

import { useEffect } from "react";
import { areSingleKeysOn } from "@/lib/browser/single-keys";
import { showPanel, usePanel } from "@/lib/browser/use-panel";
import { findShortcut, isPaletteKey, type KeyPress, type LinkShortcut, type ShortcutName } from "./shortcut";

const typing = "input, textarea, select, [contenteditable], dialog, [popover], [role='grid']";
// Arrow keys belong to the table and to scrolling.
const walking = "table, [tabindex='0']";

/** Listens for keys that no control has taken, and never while somebody types or a panel is open. */
export function useCommandKeys(run: (name: LinkShortcut) => void): void {
  const isPanelComing = usePanel() !== null;
  useEffect(() => {
    if (window.typedAhead?.hear()) showPanel("palette");
  }, []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const press = describePress(event);
      const isPalette = isPaletteKey(press);
      const isTaken = isPalette || isPanelComing || isBusy(event.target) || !areSingleKeysOn();
      const name = isTaken ? null : findShortcut(press);
      if ((!isPalette && !name) || isDialogOpen() || (name && isWalk(event))) return;
      event.preventDefault();
      if (name) obey(name, run);
      else showPanel("palette");
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [run, isPanelComing]);
}

// The next letters come at once and belong to the field: nothing may be waited for before it has the focus.
function obey(name: ShortcutName, run: (name: LinkShortcut) => void): void {
  if (name === "keys") showPanel("keys");
  else if (name === "find") findAgent();
  else run(name);
}

// A page without a search of its own is searched by the palette.
function findAgent(): void {
  const field = document.querySelector<HTMLInputElement>("main input[type='search']");
  if (!field) showPanel("palette");
  field?.focus();
  field?.select();
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

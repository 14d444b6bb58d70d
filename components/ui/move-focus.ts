import type { KeyboardEvent } from "react";

/** Moves the focus among the links or buttons of a list: by the arrows, Home and End, round at its ends. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("a, button")];
  const place = event.target instanceof HTMLElement ? items.indexOf(event.target) : -1;
  const targets: Record<string, number> = {
    ArrowDown: (place + 1) % items.length,
    ArrowUp: (place - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const target = targets[event.key];
  if (place === -1 || target === undefined) return;
  event.preventDefault();
  items[target]?.focus();
}

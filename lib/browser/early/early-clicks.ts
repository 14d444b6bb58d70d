/** The presses that the page's first script keeps until React handles them. */
export type EarlyClicks = {
  /** Each press, in order. */
  buttons: readonly HTMLElement[];
  stop: () => void;
};

declare global {
  interface Window {
    earlyClicks?: EarlyClicks;
  }
}

/**
 * The page's first script, written into it: it keeps the press of a button until React listens, and stops
 * the event. It leaves alone what opens a panel or sends a form, because that works without scripts.
 */
export const earlyClicksScript = `{
const buttons = [];
const keep = (event) => {
  const button = event.target.closest?.("button[type=button]:not([popovertarget])");
  if (!button) return;
  event.stopImmediatePropagation();
  buttons.push(button);
};
addEventListener("click", keep, true);
window.earlyClicks = { buttons, stop: () => removeEventListener("click", keep, true) };
}`;

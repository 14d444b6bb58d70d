/** What the page's first script keeps, until somebody hears it. */
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
 * The page's first script, written into it: a button that is pressed before React listens is kept, and nobody else
 * hears of that press. What opens a panel or sends a form works without us and is left alone.
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

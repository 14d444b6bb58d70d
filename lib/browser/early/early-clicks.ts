/** The presses that the page's first script keeps until React handles them. */
export type EarlyClicks = {
  /** React listens from now on: what was pressed is pressed, in order, each once its own part of the page is heard. */
  press: () => void;
};

declare global {
  interface Window {
    earlyClicks?: EarlyClicks;
  }
}

/**
 * The page's first script, written into it: it keeps the press of a button until React answers for that button, and stops
 * the event. A part whose code comes late is drawn by the server before it is heard. It leaves alone what opens a panel or
 * sends a form, because that works without scripts.
 */
export const earlyClicksScript = `{
const buttons = [];
let isListening = false;
const isHeard = (button) => isListening && Object.keys(button).some((key) => key.startsWith("__reactProps"));
const press = () => {
  while (buttons.length > 0 && (isHeard(buttons[0]) || !buttons[0].isConnected)) buttons.shift().click();
  if (buttons.length > 0) setTimeout(press, 50);
};
addEventListener("click", (event) => {
  const button = event.target.closest?.("button[type=button]:not([popovertarget])");
  if (!button || isHeard(button)) return;
  event.stopImmediatePropagation();
  if (buttons.push(button) === 1 && isListening) setTimeout(press, 50);
}, true);
window.earlyClicks = { press: () => { isListening = true; press(); } };
}`;

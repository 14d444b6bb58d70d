/** What is typed for the palette before its field is there. */
export type TypedAhead = {
  /** Keeps the keys from now on; those kept already stay. */
  begin: () => void;
  /** Ends the keeping, and answers what was kept. */
  take: () => Typed;
  /** From now on the page itself hears Ctrl+K. Answers whether it was pressed before. */
  hear: () => boolean;
};

/** `isSent`: Enter came after the text. */
type Typed = { text: string; isSent: boolean };

declare global {
  interface Window {
    typedAhead?: TypedAhead;
  }
}

/**
 * Written into the page beside the script of early clicks: it keeps what is typed between Ctrl+K and the moment in which the
 * palette's field has the focus, because its code may still be on its way. A press of the pointer means something else.
 */
export const typedAheadScript = `{
let text = null, isSent = false, isHeard = false;
addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const isPalette = key.toLowerCase() === "k" && ctrlKey !== metaKey && !altKey && !shiftKey;
  if (isPalette && !isHeard && document.querySelector("[aria-keyshortcuts~='Control+K']")) {
    text ??= "";
    event.preventDefault();
  }
  if (text === null || isSent || event.isComposing) return;
  const isHeld = (ctrlKey || metaKey || altKey) && !event.getModifierState("AltGraph");
  if (key === "Enter") isSent = true;
  else if (key === "Backspace") text = [...text].slice(0, -1).join("");
  else if ([...key].length === 1 && !isHeld) text += key;
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
const take = () => {
  const typed = { text: text ?? "", isSent };
  text = null;
  isSent = false;
  return typed;
};
addEventListener("pointerdown", take, true);
window.typedAhead = {
  begin: () => { text ??= ""; },
  take,
  hear: () => { isHeard = true; return text !== null; },
};
}`;

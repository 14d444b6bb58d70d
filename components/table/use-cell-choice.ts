import { type RefObject, useEffect } from "react";

/** Tells which cell was clicked, or chosen with Enter: of the bars' segments too. */
export function useCellChoice(
  scroller: RefObject<HTMLElement | null>,
  onChoose: (cell: string) => void,
): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const stop = new AbortController();
    const choose = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key !== "Enter") return;
      const cell = event.target instanceof Element ? event.target.closest("[data-cell]") : null;
      const name = cell?.getAttribute("data-cell");
      if (!name) return;
      // Else the same Enter would press the button of the dialogue that it opens.
      if (event.target === cell) event.preventDefault();
      onChoose(name);
    };
    element.addEventListener("click", choose, { signal: stop.signal });
    element.addEventListener("keydown", choose, { signal: stop.signal });
    return () => stop.abort();
  }, [scroller, onChoose]);
}

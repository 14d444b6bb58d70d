import { type RefObject, useEffect, useEffectEvent, useState } from "react";

const stepMs = 15_000;

type Rounds = {
  /** Which of the readings is on. */
  turn: number;
  isPaused: boolean;
  pause: (isPaused: boolean) => void;
};

/**
 * Leads a screen that nobody touches through its rows, and then to the next of `count` readings: a step every 15 seconds,
 * none while it is paused. `onEnd` hears that all of them were shown.
 */
export function useRounds(scroller: RefObject<HTMLElement | null>, count: number, onEnd: () => void): Rounds {
  const [turn, setTurn] = useState(0);
  const [isPaused, pause] = useState(false);
  const step = useEffectEvent(() => {
    const pane = scroller.current;
    if (!pane) return;
    const hidden = findFirstHidden(pane);
    if (hidden) return hidden.scrollIntoView({ block: "start", behavior: "smooth" });
    pane.scrollTo({ top: 0 });
    const next = (turn + 1) % count;
    setTurn(next);
    if (next === 0) onEnd();
  });
  useEffect(() => {
    if (isPaused) return;
    const timer = setInterval(() => step(), stepMs);
    return () => clearInterval(timer);
  }, [isPaused]);
  return { turn: turn % count, isPaused, pause };
}

// Rows end where the line of totals begins, which stays in view. None is hidden where the pane has come to its end.
function findFirstHidden(pane: HTMLElement): Element | null {
  const table = pane.querySelector("table");
  const isAtEnd = pane.scrollTop + pane.clientHeight >= pane.scrollHeight - 1;
  if (!table || isAtEnd) return null;
  const foot = table.querySelector("tfoot")?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
  const end = Math.min(foot, pane.getBoundingClientRect().bottom);
  const rows = [...table.querySelectorAll("tbody tr")];
  return rows.find((row) => row.getBoundingClientRect().bottom > end + 1) ?? null;
}

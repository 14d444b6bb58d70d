"use client";

import { type RefObject, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { formatHms, formatShare } from "@/lib/report/duration";
import { showControls } from "@/lib/report/text";
import type { Matrix } from "./matrix";
import { StateSwatch } from "./state-swatch";

type Spot = { cell: string; left: number; top: number; isBelow: boolean };

const spaceAbovePx = 72;

/** What hover and focus say of a bar's segment or a cell: exact time and share together. */
export function CellTooltip({
  matrix,
  scroller,
}: {
  matrix: Matrix;
  scroller: RefObject<HTMLElement | null>;
}) {
  const spot = useSpot(scroller);
  const facts = useFacts(matrix, spot?.cell ?? "");
  if (!spot || !facts) return null;
  return (
    <div
      className="tooltip"
      role="tooltip"
      style={{
        left: spot.left,
        top: spot.top,
        translate: spot.isBelow ? "-50% 8px" : "-50% calc(-100% - 8px)",
      }}
    >
      <strong className="block font-semibold">{facts.title}</strong>
      <span className="flex items-center gap-1.5">
        {facts.style && <StateSwatch style={facts.style} />}
        {facts.state}
      </span>
      <span className="block font-semibold tabular-nums">
        {facts.time} <span className="font-normal">· {facts.share}</span>
      </span>
    </div>
  );
}

function useSpot(scroller: RefObject<HTMLElement | null>): Spot | null {
  const [spot, setSpot] = useState<Spot | null>(null);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const stop = new AbortController();
    const listen = (types: string[], listener: (event: Event) => void) => {
      for (const type of types)
        element.addEventListener(type, listener, { signal: stop.signal, passive: true });
    };
    const hide = () => {
      markRow(element, null);
      setSpot(null);
    };
    listen(["pointerover", "focusin"], (event) => {
      const cell = event.target instanceof Element ? event.target.closest("[data-cell]") : null;
      if (!cell) return hide();
      markRow(element, cell);
      setSpot(spotOf(cell));
    });
    listen(["pointerleave", "focusout", "scroll"], hide);
    listen(["keydown"], (event) => event instanceof KeyboardEvent && event.key === "Escape" && hide());
    return () => stop.abort();
  }, [scroller]);
  return spot;
}

// A bar's segment lies outside its row in the document, so the row cannot know by itself that it is pointed at.
function markRow(scroller: Element, cell: Element | null): void {
  for (const row of scroller.querySelectorAll("tr[data-active]")) row.removeAttribute("data-active");
  const place = cell?.getAttribute("data-cell")?.split(":")[0];
  scroller.querySelector(`th[data-cell="${place}:agent"]`)?.parentElement?.setAttribute("data-active", "");
}

function spotOf(cell: Element): Spot {
  const box = cell.getBoundingClientRect();
  const isBelow = box.top < spaceAbovePx + 40;
  const left = Math.min(Math.max(box.left + box.width / 2, 110), window.innerWidth - 110);
  return { cell: cell.getAttribute("data-cell") ?? "", left, top: isBelow ? box.bottom : box.top, isBelow };
}

function useFacts(matrix: Matrix, cell: string) {
  const t = useTranslations("table");
  const { view, stateNames, styles, locale } = matrix;
  const [place = "", part = ""] = cell.split(":");
  const row = place === "total" ? null : view.rows[Number(place)];
  if (row === undefined || part === "agent" || part === "") return null;
  const column = part === "total" ? null : Number(part);
  const seconds = secondsAt(matrix, row, column);
  const share = formatShare(seconds, row ? row.wholeTotal : view.wholeTotal, locale);
  const isUnknown = row !== null && column !== null && row.unknown?.includes(column);
  return {
    title: row ? showControls(row.name) || row.id : t("grandTotal"),
    state: column === null ? t(row ? "rowTotal" : "columnTotal") : (stateNames[column] ?? ""),
    style: column === null ? undefined : styles[column],
    time: isUnknown ? t("unknown") : formatHms(seconds),
    share: t(row ? "ofAux" : "ofTeamAux", { share }),
  };
}

function secondsAt(
  { view }: Matrix,
  row: Matrix["view"]["rows"][number] | null,
  column: number | null,
): number {
  if (row) return column === null ? row.total : (row.seconds[column] ?? 0);
  return column === null ? view.total : (view.stateTotals[column] ?? 0);
}

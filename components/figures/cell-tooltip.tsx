"use client";

import { type RefObject, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { late } from "@/components/ui/late";
import { Signed } from "./figure-text";
import { coarsePrefix, type Shown, tracedCell } from "./shown-figures";
import { StateSwatch } from "./state-swatch";
import { type CellFacts, useCellFacts } from "./use-cell-facts";

// Few days are left out.
const NoteLines = late(() => import("./note-lines").then((module) => module.NoteLines), { isAside: true });

type Spot = { cell: string; isTraced: boolean; left: number; top: number; isBelow: boolean };

const spaceAbovePx = 72;

type FiguresTooltipProps = {
  rows: Shown;
  /** The same figures as the chart draws them. */
  columns: Shown;
  scroller: RefObject<HTMLElement | null>;
};

/** What hover and focus say of the rows of the table and of the columns of the chart. */
export function FiguresTooltip({ rows, columns, scroller }: FiguresTooltipProps) {
  const [factsOfRow, factsOfColumn] = [useCellFacts(rows), useCellFacts(columns)];
  return (
    <CellTooltip
      factsOf={(place, part) =>
        place.startsWith(coarsePrefix) ? factsOfColumn(place.slice(1), part) : factsOfRow(place, part)
      }
      scroller={scroller}
    />
  );
}

/** What is said of a bar's segment or a cell: exact time and share together. */
function CellTooltip({
  factsOf,
  scroller,
}: {
  /** Of a `data-cell` such as `3:1`, `3:total` or `total:1`; null where there is nothing to add. */
  factsOf: (place: string, part: string) => CellFacts | null;
  scroller: RefObject<HTMLElement | null>;
}) {
  const t = useTranslations("provenance");
  const spot = useSpot(scroller);
  // A column's own word may have a colon: `3:over:breaks`.
  const [place = "", part = ""] = spot?.cell.split(/:(.*)/) ?? [];
  const facts = part === "" ? null : factsOf(place, part);
  if (!spot || !facts) return null;
  return (
    <div
      className="pointer-events-none fixed z-40 max-w-65 rounded bg-ink px-3 py-2 text-card text-sm/4.5 print:hidden"
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
      {facts.time !== undefined && (
        <span className="block font-semibold tabular-nums">
          {facts.time} <span className="font-normal">· {facts.share}</span>
        </span>
      )}
      {facts.change && (
        <span className="block tabular-nums">
          <Signed text={facts.change} />
        </span>
      )}
      {facts.median && <span className="block tabular-nums">{facts.median}</span>}
      {facts.noted && <NoteLines {...facts.noted} />}
      {spot.isTraced && <span className="block opacity-75">{t("originHint")}</span>}
    </div>
  );
}

function useSpot(scroller: RefObject<HTMLElement | null>): Spot | null {
  const [spot, setSpot] = useState<Spot | null>(null);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const stop = new AbortController();
    const listen = (types: string[], listener: (event: Event) => void, capture = false) => {
      for (const type of types)
        element.addEventListener(type, listener, { signal: stop.signal, passive: true, capture });
    };
    const hide = () => {
      markRow(element, null);
      setSpot(null);
    };
    const show = (cell: Element) => {
      markRow(element, cell);
      setSpot(spotOf(cell));
    };
    listen(["pointerover", "focusin"], (event) => {
      const cell = event.target instanceof Element ? event.target.closest("[data-cell]") : null;
      if (cell) show(cell);
      else hide();
    });
    // The pointer may have come to rest before this code came.
    const [rested] = [...element.querySelectorAll("[data-cell]:hover")].slice(-1);
    if (rested) show(rested);
    listen(["pointerleave", "focusout"], hide);
    // A scroll does not bubble, and what scrolls may lie inside.
    listen(["scroll"], hide, true);
    listen(["keydown"], (event) => event instanceof KeyboardEvent && event.key === "Escape" && hide());
    return () => stop.abort();
  }, [scroller]);
  return spot;
}

// A bar's segment lies outside its row in the document, so the row cannot know by itself that it is pointed at. A figure that
// can be asked where it comes from looks so.
function markRow(scroller: Element, cell: Element | null): void {
  for (const marked of scroller.querySelectorAll("[data-origin]")) marked.removeAttribute("data-origin");
  if (cell && leadsToOrigin(cell)) cell.setAttribute("data-origin", "");
  for (const row of scroller.querySelectorAll("[data-active]")) row.removeAttribute("data-active");
  const place = cell?.getAttribute("data-cell")?.split(":")[0];
  for (const row of scroller.querySelectorAll(`[data-row="${place}"]`)) row.setAttribute("data-active", "");
}

// A column of the chart opens its days instead.
function leadsToOrigin(cell: Element): boolean {
  return cell.closest("table") !== null && tracedCell.test(cell.getAttribute("data-cell") ?? "");
}

function spotOf(cell: Element): Spot {
  const box = cell.getBoundingClientRect();
  const isBelow = box.top < spaceAbovePx + 40;
  const left = Math.min(Math.max(box.left + box.width / 2, 110), window.innerWidth - 110);
  return {
    ...{ cell: cell.getAttribute("data-cell") ?? "", isTraced: leadsToOrigin(cell) },
    ...{ left, top: isBelow ? box.bottom : box.top, isBelow },
  };
}

import type { ShownPeriods } from "@/components/figures/shown-figures";
import { noteTones, useRowNote } from "@/components/figures/use-row-note";
import type { ChartLayout } from "./chart-layout";
import { leastLabelPx, nameColumn } from "./column-name";

type ColumnLabelProps = { shown: ShownPeriods; place: number; layout: ChartLayout };

/** What a column is, under it: as many of them are named as can be read. */
export function ColumnLabel({ shown, place, layout }: ColumnLabelProps) {
  const noteOf = useRowNote(shown);
  const named = nameColumn(shown, place, layout);
  if (!named) return null;
  const note = layout.room === "none" ? null : noteOf(place, layout.room === "wide" ? "brief" : "word");
  return (
    <span
      className={`grid whitespace-nowrap pt-1.5 text-center text-sm ${named.isCrowded ? crowdedClass(place, layout) : "justify-items-center"}`}
    >
      <span>{named.name}</span>
      <span className={`text-xs ${noteTones[note?.tone ?? "plain"]}`}>{note?.text ?? named.mark}</span>
    </span>
  );
}

// A name wider than its slot runs on to the right, except where the plot ends.
function crowdedClass(place: number, { slot, plotWidth }: ChartLayout): string {
  return (place + 1) * slot > plotWidth - leastLabelPx.day
    ? "justify-items-end pe-0.5"
    : "justify-items-start ps-0.5";
}

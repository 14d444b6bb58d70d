import type { ReactNode } from "react";
import type { Shown } from "@/components/figures/shown-figures";
import { Cell, RowHeading } from "@/components/ui/plain-table";
import { formatChange } from "@/lib/report/comparison/format-change";
import { formatPerDay, unitPerDay } from "./per-day-text";

/** Null or undefined: not known. */
type Known = number | null | undefined;

type PerDayRowProps = { own: Known; median: Known; before: Known; shown: Shown; children: ReactNode };

/** A state's, or all states', time per day worked; what is not known is a dash. */
export function PerDayRow({ own, median, before, shown, children }: PerDayRowProps) {
  const text = (seconds: Known) =>
    seconds === null || seconds === undefined ? "–" : formatPerDay(seconds, shown);
  return (
    <tr>
      {/* Names break where they must; figures never. */}
      <RowHeading className="hyphens-auto whitespace-normal [overflow-wrap:anywhere]">{children}</RowHeading>
      <Cell className={own === 0 ? "text-muted" : "font-semibold"} side="end">
        {text(own)}
      </Cell>
      <Cell className={median === 0 ? "text-muted" : ""} side="end">
        {text(median)}
      </Cell>
      <Cell className="text-muted" side="end">
        {text(before)}
      </Cell>
      <Cell side="end">{changeText(own, before, shown)}</Cell>
    </tr>
  );
}

function changeText(own: Known, before: Known, { unit, locale }: Shown): string {
  if (own === null || own === undefined || before === null || before === undefined) return "–";
  return formatChange(own - before, unitPerDay(unit), locale);
}

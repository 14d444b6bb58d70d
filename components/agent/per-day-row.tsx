import type { ReactNode } from "react";
import type { Shown } from "@/components/figures/shown-figures";
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
      <th scope="row">{children}</th>
      <td className={own === 0 ? "text-end text-muted" : "per-day-own text-end"}>{text(own)}</td>
      <td className={median === 0 ? "text-end text-muted" : "text-end"}>{text(median)}</td>
      <td className="text-end text-muted">{text(before)}</td>
      <td className="text-end">{changeText(own, before, shown)}</td>
    </tr>
  );
}

function changeText(own: Known, before: Known, { unit, locale }: Shown): string {
  if (own === null || own === undefined || before === null || before === undefined) return "–";
  return formatChange(own - before, unitPerDay(unit), locale);
}

import { useTranslations } from "use-intl";
import type { DaysMatrix } from "./days-matrix";
import { DurationText } from "./duration-text";

/** Sums of the rows and states shown. */
export function DaysFoot({ matrix, isWide }: { matrix: DaysMatrix; isWide: boolean }) {
  const t = useTranslations("days");
  const { view, unit, locale } = matrix;
  const text = (seconds: number) => (
    <DurationText locale={locale} seconds={seconds} unit={unit} whole={view.wholeTotal} />
  );
  return (
    <tfoot className="matrix-foot">
      <tr aria-rowindex={view.rows.length + 2}>
        <th className="agent-cell" data-cell="total:head" scope="row">
          {t("total")}
        </th>
        {isWide && <td className="figure-cell">{countOf(matrix)}</td>}
        <td className={isWide ? "figure-cell" : "total-cell"} data-cell="total:total" tabIndex={-1}>
          {text(view.total)}
        </td>
        {isWide &&
          view.stateTotals.map((seconds, column) => (
            <td className="figure-cell" data-cell={`total:${column}`} key={view.states[column]} tabIndex={-1}>
              {text(seconds)}
            </td>
          ))}
      </tr>
    </tfoot>
  );
}

// Agents of several days are not added up: most are the same people.
function countOf({ view, grain }: DaysMatrix): string {
  if (grain === "day") return "";
  const sum = (of: "daysWithData" | "days") => view.rows.reduce((total, row) => total + row[of], 0);
  return `${sum("daysWithData")} / ${sum("days")}`;
}

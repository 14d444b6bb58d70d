import { useTranslations } from "use-intl";
import { DurationText } from "@/components/figures/duration-text";
import type { PerDayWorked } from "@/lib/report/figures/median";
import { DaysCellChange, DaysChangeFigure } from "./days-change";
import type { DaysMatrix } from "./days-matrix";

type DaysFootProps = { matrix: DaysMatrix; isWide: boolean };

/** Sums of the rows and states shown; of one agent, what they are per day worked too. */
export function DaysFoot({ matrix, isWide }: DaysFootProps) {
  const t = useTranslations();
  const { view, perDayWorked } = matrix;
  const sums = { seconds: view.stateTotals, total: view.total };
  return (
    <tfoot className="matrix-foot">
      <FootRow
        count={matrix.counts?.total}
        figures={sums}
        isWide={isWide}
        label={t(view.isPerDay ? "agent.perDayWorked" : "days.total")}
        matrix={matrix}
        name="total"
        place={view.rows.length + 2}
      />
      {perDayWorked && !view.isPerDay && (
        <FootRow
          figures={perDayWorked}
          isWide={isWide}
          label={t("agent.perDayWorked")}
          matrix={matrix}
          name="average"
          place={view.rows.length + 3}
        />
      )}
    </tfoot>
  );
}

/** How many rows the foot has: what a row is per day worked already needs no average. */
export function countFootRows({ view, perDayWorked }: Pick<DaysMatrix, "view" | "perDayWorked">): number {
  return perDayWorked && !view.isPerDay ? 2 : 1;
}

type FootRowProps = DaysFootProps & {
  name: "total" | "average";
  label: string;
  place: number;
  figures: PerDayWorked;
  count?: string | undefined;
};

function FootRow({ matrix, isWide, name, label, place, figures, count }: FootRowProps) {
  const { view, unit, locale } = matrix;
  const shownUnit = name === "average" && unit === "percent" ? "hm" : unit;
  const text = (seconds: number) => (
    <DurationText locale={locale} seconds={seconds} unit={shownUnit} whole={view.wholeTotal} />
  );
  const isTotal = name === "total";
  const cell = (column: number | "total" | "change") => ({ "data-cell": `${name}:${column}`, tabIndex: -1 });
  return (
    <tr aria-rowindex={place} className={`foot-${name}`}>
      <th className="agent-cell" data-cell={`${name}:head`} scope="row">
        {label}
      </th>
      {isWide && matrix.counts && <td className="figure-cell">{count}</td>}
      <td className={isWide ? "figure-cell" : "total-cell"} {...cell("total")}>
        {text(figures.total)}
        {isTotal && !isWide && <DaysCellChange column={null} matrix={matrix} place={null} />}
      </td>
      {isWide && matrix.isCompared && (
        <td className="figure-cell" {...cell("change")}>
          {isTotal && <DaysChangeFigure matrix={matrix} place={null} />}
        </td>
      )}
      {isWide &&
        figures.seconds.map((seconds, column) => (
          <td className="figure-cell" key={view.states[column]} {...cell(column)}>
            {text(seconds)}
            {isTotal && <DaysCellChange column={column} matrix={matrix} place={null} />}
          </td>
        ))}
    </tr>
  );
}

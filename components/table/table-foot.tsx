import { useTranslations } from "use-intl";
import { DurationText } from "@/components/figures/figure-text";
import { timeUnit } from "@/lib/report/figures/duration";
import { ChangeFigure } from "./change-figure";
import { type DrawnColumn, type DrawnTable, hasAverages, hasChangeColumn } from "./drawn-table";
import { CellChange, OverFigure, PaidUntold, pinnedStyle } from "./table-row";

/** Sums of the rows and states shown and, where every day is known, what they are per day worked: ratios of sums. */
export function TableFoot({ drawn }: { drawn: DrawnTable }) {
  const { length } = drawn.table.rows;
  return (
    <tfoot className="matrix-foot">
      <FootRow drawn={drawn} name="total" rowIndex={length + 2} />
      {hasAverages(drawn) && <FootRow drawn={drawn} name="average" rowIndex={length + 3} />}
    </tfoot>
  );
}

type FootRowProps = { drawn: DrawnTable; name: "total" | "average"; rowIndex: number };

function FootRow({ drawn, name, rowIndex }: FootRowProps) {
  const { table, before, after, layout, hasBars } = drawn;
  const isTotal = name === "total";
  const seconds = isTotal ? table.total.total : (table.averages?.total ?? 0);
  const cells = (columns: readonly DrawnColumn[]) =>
    layout.name === "wide" &&
    columns.map((column) => (
      <td
        className={column.left === null ? "figure-cell" : "figure-cell pinned-cell"}
        data-cell={`${name}:${column.state?.place ?? column.key}`}
        key={column.key}
        style={pinnedStyle(column)}
        tabIndex={-1}
      >
        <FootFigure column={column} drawn={drawn} name={name} />
        {isTotal && column.state && <CellChange drawn={drawn} place={column.state.place} row={null} />}
      </td>
    ));
  return (
    <tr aria-rowindex={rowIndex} className={`foot-${name}`}>
      <th className="agent-cell" data-cell={`${name}:head`} scope="row">
        <FootLabel drawn={drawn} isTotal={isTotal} />
      </th>
      {cells(before)}
      <td className={hasBars ? "total-cell" : "figure-cell"} data-cell={`${name}:total`} tabIndex={-1}>
        <Time drawn={drawn} isTotal={isTotal} seconds={seconds} />
        {isTotal && !hasChangeColumn(drawn) && <CellChange drawn={drawn} place={null} row={null} />}
      </td>
      {cells(after)}
    </tr>
  );
}

function FootLabel({ drawn, isTotal }: { drawn: DrawnTable; isTotal: boolean }) {
  const t = useTranslations("table");
  const { kind, table } = drawn;
  if (!isTotal || (kind !== "agents" && table.isPerDay)) return t("average");
  return (
    <>
      {t("total")}{" "}
      {kind === "agents" && <span className="agent-id">{t("agentNote", { count: table.rows.length })}</span>}
    </>
  );
}

function FootFigure({ drawn, name, column }: Omit<FootRowProps, "rowIndex"> & { column: DrawnColumn }) {
  const { table } = drawn;
  const { figure, difference, target } = column;
  const isTotal = name === "total";
  if (target.by === "over")
    return isTotal && <OverFigure drawn={drawn} figures={table.total} id={target.id} isTotal />;
  if (difference !== undefined)
    return isTotal && <ChangeFigure drawn={drawn} measure={difference} row={null} />;
  if (figure === null)
    return isTotal && drawn.kind !== "agents" && target.by === "count" ? drawn.counts?.total : null;
  const value = isTotal ? figure.total(table) : figure.average(table);
  if (target.by === "paid")
    return (
      <>
        <Paid drawn={drawn} seconds={value} />
        {isTotal && value !== null && <CellChange drawn={drawn} place="paid" row={null} />}
      </>
    );
  if (figure.unit === "days") return isTotal ? (value ?? "–") : null;
  // The average of the totals stands in the row below them.
  if (figure.unit === "average" && isTotal) return value === null ? "–" : null;
  return <Time drawn={drawn} isTotal={isTotal} seconds={value ?? 0} />;
}

// As in the rows, it is no part of a whole.
function Paid({ drawn: { unit, locale }, seconds }: { drawn: DrawnTable; seconds: number | null }) {
  if (seconds === null) return <PaidUntold />;
  return <DurationText locale={locale} seconds={seconds} unit={timeUnit(unit)} whole={0} />;
}

function Time({ drawn, isTotal, seconds }: { drawn: DrawnTable; isTotal: boolean; seconds: number }) {
  const { unit, locale, table } = drawn;
  // Who has no records adds up to nothing, and not to zero.
  if (drawn.kind === "agents" && table.rows.every(({ gap }) => gap !== null)) return "–";
  return (
    <DurationText
      locale={locale}
      seconds={seconds}
      unit={isTotal ? unit : timeUnit(unit)}
      whole={table.total.wholeTotal}
    />
  );
}

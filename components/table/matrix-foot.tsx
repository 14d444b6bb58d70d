import { useTranslations } from "use-intl";
import { DurationText } from "@/components/figures/duration-text";
import { CellChange, ChangeFigure } from "./cell-change";
import { averageUnit, hasChangeColumn, type Matrix, type MatrixColumn } from "./matrix";
import { pinnedStyle } from "./matrix-row";

/** Sums of the rows and states shown and, of more than one day, the team's time per day worked: a ratio of sums. */
export function MatrixFoot({ matrix }: { matrix: Matrix }) {
  const { view } = matrix;
  return (
    <tfoot className="matrix-foot">
      <FootRow matrix={matrix} name="total" rowIndex={view.rows.length + 2} />
      {hasAverages(matrix) && <FootRow matrix={matrix} name="average" rowIndex={view.rows.length + 3} />}
    </tfoot>
  );
}

/** How many rows the foot has: the averages want more than one day, all of them known. */
export function countFootRows(matrix: Matrix): number {
  return hasAverages(matrix) ? 2 : 1;
}

function hasAverages({ view, pinned, others, hidden }: Matrix): boolean {
  const columns = [...pinned.map(({ target }) => target), ...others.map(({ target }) => target), ...hidden];
  return !view.isPerDay && view.average !== null && columns.some(({ by }) => by === "worked");
}

type FootRowProps = { matrix: Matrix; name: "total" | "average"; rowIndex: number };

function FootRow({ matrix, name, rowIndex }: FootRowProps) {
  const t = useTranslations("table");
  const { view, pinned, others, layout } = matrix;
  const isTotal = name === "total";
  const cells = (columns: readonly MatrixColumn[]) =>
    layout.name === "wide" &&
    columns.map((column) => (
      <td
        className={column.left === null ? "figure-cell" : "figure-cell pinned-cell"}
        data-cell={`${name}:${column.state?.place ?? column.key}`}
        key={column.key}
        style={pinnedStyle(column)}
        tabIndex={-1}
      >
        <FootFigure column={column} matrix={matrix} name={name} />
        {isTotal && column.state && <CellChange column={column.state.place} matrix={matrix} row={null} />}
      </td>
    ));
  return (
    <tr aria-rowindex={rowIndex} className={isTotal ? undefined : "average-row"}>
      <th className="agent-cell" data-cell={`${name}:head`} scope="row">
        {isTotal ? t("total") : t("average")}{" "}
        {isTotal && <span className="agent-id">{t("agentNote", { count: view.rows.length })}</span>}
      </th>
      {cells(pinned)}
      <td className="total-cell" data-cell={`${name}:total`} tabIndex={-1}>
        <Time isTotal={isTotal} matrix={matrix} seconds={isTotal ? view.total : (view.average ?? 0)} />
        {isTotal && !hasChangeColumn(matrix) && <CellChange column={null} matrix={matrix} row={null} />}
      </td>
      {cells(others)}
    </tr>
  );
}

function FootFigure({ matrix, name, column }: Omit<FootRowProps, "rowIndex"> & { column: MatrixColumn }) {
  const { view } = matrix;
  const isTotal = name === "total";
  if (column.target.by === "change") return isTotal && <ChangeFigure matrix={matrix} row={null} />;
  if (column.state === null) return <DaysFigure column={column} isTotal={isTotal} matrix={matrix} />;
  const seconds = (isTotal ? view.stateTotals : view.stateAverages)?.[column.state.place] ?? 0;
  return <Time isTotal={isTotal} matrix={matrix} seconds={seconds} />;
}

function DaysFigure({ matrix, isTotal, column }: { matrix: Matrix; isTotal: boolean; column: MatrixColumn }) {
  const { view } = matrix;
  if (column.target.by === "worked") return <>{isTotal ? (view.worked ?? "–") : ""}</>;
  if (view.average === null) return <>–</>;
  return isTotal ? null : <Time isTotal={false} matrix={matrix} seconds={view.average} />;
}

function Time({ matrix, isTotal, seconds }: { matrix: Matrix; isTotal: boolean; seconds: number }) {
  const { unit, locale, view } = matrix;
  return (
    <DurationText
      locale={locale}
      seconds={seconds}
      unit={isTotal ? unit : averageUnit(unit)}
      whole={view.wholeTotal}
    />
  );
}

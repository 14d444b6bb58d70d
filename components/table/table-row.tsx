import type { CSSProperties, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Change, DurationText, UnknownTime } from "@/components/figures/figure-text";
import { useGapWords } from "@/components/figures/use-gap-words";
import { late } from "@/components/ui/late";
import { isSameColumn } from "@/lib/report/columns/columns";
import { wordChange } from "@/lib/report/comparison/change-words";
import { formatDuration, timeUnit } from "@/lib/report/figures/duration";
import {
  type FigureRow,
  type Figures,
  isBlank,
  type Measure,
  type Place,
} from "@/lib/report/figures/figure-table";
import { sumSeconds } from "@/lib/report/figures/report";
import { barEnd } from "@/lib/report/figures/scale";
import { stateName } from "@/lib/report/states/state-fill";
import { strongestTint } from "@/lib/report/states/state-shades";
import { ChangeFigure } from "./change-figure";
import {
  type DrawnColumn,
  type DrawnPeriods,
  type DrawnTable,
  hasChangeColumn,
  orderOf,
} from "./drawn-table";
import { NameCell } from "./name-cell";
import { heatOf } from "./table-columns";

// Few operations have allowances at first.
export const OverFigure = late(() => import("./over-figure").then((module) => module.OverFigure), {
  isAside: true,
});
export const LimitNote = late(() => import("./over-figure").then((module) => module.LimitNote), {
  isAside: true,
});
const OverMark = late(() => import("./over-figure").then((module) => module.OverMark), { isAside: true });

type TableRowProps = {
  drawn: DrawnTable;
  row: FigureRow<unknown>;
  index: number;
  /** Its figures stand below it, on a phone; undefined where they stand beside it. */
  isOpen?: boolean | undefined;
  /** The bars of the whole chunk, held by its first row's total. */
  children?: ReactNode;
};

/** Its name, which opens it, and its figures, or why it has none. */
export function TableRow({ drawn, row, index, isOpen, children }: TableRowProps) {
  const { before, after, layout } = drawn;
  const gapWords = useGapWords()(row);
  const isWide = layout.name === "wide";
  const cells = (columns: readonly DrawnColumn[]) =>
    isWide &&
    columns.map((column) => (
      <FigureCell column={column} drawn={drawn} index={index} key={column.key} row={row} />
    ));
  return (
    <>
      <NameCell drawn={drawn} index={index} isOpen={isOpen} />
      {cells(before)}
      {gapWords === null ? (
        <>
          <TotalCell drawn={drawn} index={index} row={row}>
            {children}
          </TotalCell>
          {cells(after)}
        </>
      ) : (
        <td
          className={`${isWide ? "" : "total-cell "}gap-cell gap-${row.gap}`}
          colSpan={isWide ? after.length + 1 : 1}
          data-cell={`${index}:total`}
          tabIndex={-1}
        >
          <span className="gap-words">{gapWords}</span>
          {children}
        </td>
      )}
    </>
  );
}

type CellProps = Pick<TableRowProps, "drawn" | "row" | "index"> & { column: DrawnColumn };

function FigureCell({ drawn, row, index, column }: CellProps) {
  const isPinned = column.left !== null;
  const tint = tintOf(column, row, drawn);
  const muted = column.target.by === "count" || column.target.by === "median" ? " text-muted" : "";
  return (
    <td
      className={`figure-cell${isPinned ? " pinned-cell" : ""}${muted}${tint}`}
      data-cell={`${index}:${column.state?.place ?? column.key}`}
      style={isPinned ? pinnedStyle(column) : undefined}
      tabIndex={-1}
    >
      <CellContent column={column} drawn={drawn} index={index} row={row} />
    </td>
  );
}

/** What stands in a cell of a column. */
export function CellContent({ drawn, row, index, column }: CellProps) {
  const { figure, difference, state } = column;
  if (difference !== undefined) return <ChangeFigure drawn={drawn} measure={difference} row={index} />;
  if (figure === null)
    return drawn.kind !== "agents" && <Wordless column={column} drawn={drawn} row={index} />;
  if (row.gap !== null) return <>–</>;
  if (state)
    return (
      <>
        <Time drawn={drawn} figures={row} place={state.place} />
        {drawn.isCompared && <CellChange drawn={drawn} place={state.place} row={index} />}
      </>
    );
  if (column.target.by === "over") return <OverFigure drawn={drawn} figures={row} id={column.target.id} />;
  const value = figure.read(row);
  if (value === null && column.target.by === "paid") return <PaidUntold />;
  if (value === null) return <>–</>;
  if (figure.unit === "days") return <>{value}</>;
  return (
    <>
      <DurationText locale={drawn.locale} seconds={value} unit={timeUnit(drawn.unit)} whole={0} />
      {drawn.isCompared && column.target.by === "paid" && (
        <CellChange drawn={drawn} place="paid" row={index} />
      )}
    </>
  );
}

/** States that stand together are paid differently. */
export function PaidUntold() {
  const t = useTranslations("table");
  return <span title={t("paidUntold")}>–</span>;
}

/** How many are in a row, or what the team's median of its day is. */
function Wordless({ drawn, column, row }: { drawn: DrawnPeriods; column: DrawnColumn; row: number }) {
  if (column.target.by === "count") return drawn.counts?.rows[row];
  const median = drawn.medians?.[row]?.total ?? null;
  if (median === null) return "–";
  return <DurationText locale={drawn.locale} seconds={median} unit={timeUnit(drawn.unit)} whole={0} />;
}

/** A state's time, or the total's: what is known of it, and a mark where some was left blank. */
function Time({ drawn, figures, place }: { drawn: DrawnTable; figures: Figures; place: Place }) {
  const { unit, locale } = drawn;
  const { seconds, total, wholeTotal, unknown } = figures;
  const isUnknown = place === null ? unknown !== undefined : unknown?.includes(place);
  const isNothing = place === null ? total === 0 && isUnknown : isBlank(figures, place);
  const time = place === null ? total : (seconds[place] ?? 0);
  return (
    <>
      {!isNothing && <DurationText locale={locale} seconds={time} unit={unit} whole={wholeTotal} />}
      {isUnknown && !isNothing && " "}
      {isUnknown && <UnknownTime />}
      {place === null && figures.negative && (
        <>
          {" "}
          <NegativePart time={formatDuration(sumSeconds(figures.negative), 1, timeUnit(unit), locale)} />
        </>
      )}
    </>
  );
}

/** What of a total is below zero: no bar shows it. */
function NegativePart({ time }: { time: string }) {
  const t = useTranslations("table");
  return (
    <span className="font-normal text-over text-sm" title={t("negativeTitle", { time })}>
      {t("negative", { time })}
    </span>
  );
}

/** Under a figure, its signed difference to the other period: a word or a dash where there is none to tell. */
export function CellChange({ drawn, row, place }: { drawn: DrawnTable; row: number | null; place: Measure }) {
  const words = wordChange(drawn, row, place, useTranslations());
  return words && <Change {...words} />;
}

/** Where a pinned column stays in view. */
export function pinnedStyle({ left }: DrawnColumn): CSSProperties {
  return left === null ? {} : { left };
}

// The classes are those of tailwind.config.ts.
function tintOf({ state }: DrawnColumn, row: Figures, { heatPeak, unit }: DrawnTable): string {
  if (!state?.style || !heatPeak) return "";
  const percent = Math.round((strongestTint * heatOf(row, state.place, unit)) / heatPeak);
  return percent === 0 ? "" : ` of-${stateName(state.style)} tint-${percent}`;
}

function TotalCell({ drawn, row, index, children }: TableRowProps) {
  const { layout, widths, hasBars } = drawn;
  const t = useTranslations("table");
  const isWide = layout.name === "wide";
  const sorted = isWide ? undefined : sortedColumn(drawn);
  const end = barEnd(row, drawn) * widths.bar;
  const indent = isWide && hasBars ? { paddingInlineStart: Math.round(end) + 8 } : undefined;
  return (
    <td
      className={hasBars ? "total-cell" : "figure-cell total-figure"}
      data-cell={`${index}:total`}
      style={indent}
      tabIndex={-1}
    >
      {sorted ? (
        <>
          <CellContent column={sorted} drawn={drawn} index={index} row={row} />{" "}
          <span className="ms-0.5 font-normal text-muted text-sm">
            {t("ofTotal")} <Time drawn={drawn} figures={row} place={null} />
          </span>
        </>
      ) : (
        <>
          <Time drawn={drawn} figures={row} place={null} />
          {drawn.table.allowances && <OverMark drawn={drawn} figures={row} />}
          {drawn.isCompared && !hasChangeColumn(drawn) && (
            <CellChange drawn={drawn} place={null} row={index} />
          )}
        </>
      )}
      {children}
    </td>
  );
}

// On a phone the figure that the rows are ordered by stands before the total.
function sortedColumn({ kind, link, before, after }: DrawnTable): DrawnColumn | undefined {
  const key = kind === "agents" ? link.sort[0] : undefined;
  return [...before, ...after].find((column) => {
    const order = orderOf(column);
    return key !== undefined && order !== null && isSameColumn(key, order);
  });
}

import Link from "next/link";
import type { CSSProperties, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ghostEnd } from "@/components/chart/comparison-ghosts";
import { DurationText } from "@/components/figures/duration-text";
import { stateName, strongestTint } from "@/components/figures/state-color";
import { UnknownTime } from "@/components/figures/unknown-time";
import type { Stack } from "@/lib/report/figures/scale";
import type { AgentRow } from "@/lib/report/figures/view";
import { showControls } from "@/lib/report/text";
import { formatAgentAddress } from "@/lib/search/agent-path";
import { CellChange, ChangeFigure } from "./cell-change";
import { averageUnit, earlierOf, hasChangeColumn, type Matrix, type MatrixColumn } from "./matrix";

type MatrixRowProps = {
  matrix: Matrix;
  row: AgentRow;
  index: number;
  /** The bars of the whole chunk, held by its first row's total. */
  children?: ReactNode;
};

export function MatrixRow({ matrix, row, index, children }: MatrixRowProps) {
  const { pinned, others, layout } = matrix;
  const cells = (columns: readonly MatrixColumn[]) =>
    layout.name === "wide" &&
    columns.map((column) => (
      <FigureCell column={column} index={index} key={column.key} matrix={matrix} row={row} />
    ));
  return (
    <>
      <AgentHeading address={formatAgentAddress(row.id, matrix.link)} index={index} row={row} />
      {cells(pinned)}
      <TotalCell index={index} matrix={matrix} row={row}>
        {children}
      </TotalCell>
      {cells(others)}
    </>
  );
}

type FigureCellProps = { matrix: Matrix; row: AgentRow; index: number; column: MatrixColumn };

function FigureCell({ matrix, row, index, column }: FigureCellProps) {
  const isPinned = column.left !== null;
  const tint = matrix.heat ? tintOf(column, row) : "";
  return (
    <td
      className={`figure-cell${isPinned ? " pinned-cell" : ""}${tint}`}
      data-cell={`${index}:${column.state?.place ?? column.key}`}
      style={isPinned ? pinnedStyle(column) : undefined}
      tabIndex={-1}
    >
      <Figure column={column} matrix={matrix} row={row} />
      {matrix.isCompared && column.state && (
        <CellChange column={column.state.place} matrix={matrix} row={row} />
      )}
    </td>
  );
}

function Figure({ matrix, row, column }: Omit<FigureCellProps, "index">) {
  const { unit, locale } = matrix;
  if (column.target.by === "change") return <ChangeFigure matrix={matrix} row={row} />;
  if (column.state === null) return <DaysFigure column={column} matrix={matrix} row={row} />;
  const { place } = column.state;
  if (row.unknown?.includes(place)) return <UnknownTime />;
  return (
    <DurationText locale={locale} seconds={row.seconds[place] ?? 0} unit={unit} whole={row.wholeTotal} />
  );
}

function DaysFigure({ matrix, row, column }: Omit<FigureCellProps, "index">) {
  const seconds = column.target.by === "average" ? row.average : null;
  if (column.target.by === "worked") return <>{row.daysWorked ?? "–"}</>;
  if (seconds === null) return <>–</>;
  return <DurationText locale={matrix.locale} seconds={seconds} unit={averageUnit(matrix.unit)} whole={0} />;
}

/** Where a pinned column stays in view. */
export function pinnedStyle({ left }: MatrixColumn): CSSProperties {
  return left === null ? {} : { left };
}

// The classes are those of tailwind.config.ts.
function tintOf({ state }: MatrixColumn, row: AgentRow): string {
  if (!state?.style) return "";
  const seconds = Math.max(0, row.seconds[state.place] ?? 0);
  const percent = Math.round((strongestTint * seconds) / Math.max(1, state.peak));
  return percent === 0 ? "" : ` of-${stateName(state.style)} tint-${percent}`;
}

type AgentHeadingProps = {
  row: AgentRow;
  index: number;
  /** Of the agent's own page; null where an id has none. */
  address: string | null;
};

function AgentHeading({ row, index, address }: AgentHeadingProps) {
  const t = useTranslations("report");
  const name = (
    <>
      <bdi className="truncate font-medium">{showControls(row.name) || t("noAgentId")}</bdi>
      <span className="agent-id">{row.id === "" ? t("noAgentId") : showControls(row.id)}</span>
    </>
  );
  return (
    <th
      className="agent-cell"
      data-cell={`${index}:head`}
      scope="row"
      tabIndex={address === null ? -1 : undefined}
      title={row.name}
    >
      {address === null ? (
        <span className="agent-name">{name}</span>
      ) : (
        // The arrow keys come here: for the Tab key the table is one stop.
        <Link className="agent-name agent-link" href={address} prefetch={false} tabIndex={-1}>
          {name}
        </Link>
      )}
    </th>
  );
}

function TotalCell({ matrix, row, index, children }: MatrixRowProps) {
  const { layout, widths, unit, locale } = matrix;
  const earlier = earlierOf(row, matrix.comparison);
  const end = (stack: Stack | null) => ghostEnd(stack, matrix.bars, matrix.scaleSeconds);
  const barEnd = Math.max(end(row), end(earlier)) * widths.bar;
  const indent = layout.name === "wide" ? { paddingInlineStart: Math.round(barEnd) + 8 } : undefined;
  return (
    <td className="total-cell" data-cell={`${index}:total`} style={indent} tabIndex={-1}>
      {(row.total !== 0 || !row.unknown) && (
        <DurationText locale={locale} seconds={row.total} unit={unit} whole={row.wholeTotal} />
      )}{" "}
      {row.unknown && <UnknownTime />}
      {matrix.isCompared && !hasChangeColumn(matrix) && (
        <CellChange column={null} matrix={matrix} row={row} />
      )}
      {children}
    </td>
  );
}

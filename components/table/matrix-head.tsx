import type { CSSProperties } from "react";
import { useTranslations } from "use-intl";
import { StateSwatch } from "@/components/figures/state-swatch";
import { isSameColumn, type SortKey, type SortTarget } from "@/lib/report/columns/columns";
import { formatHm } from "@/lib/report/figures/duration";
import type { Matrix, MatrixColumn } from "./matrix";
import { pinnedStyle } from "./matrix-row";

/** A column's head was chosen, alone or beside the keys that there are. */
export type SortBy = (target: SortTarget, keepsOthers: boolean) => void;

type MatrixHeadProps = {
  matrix: Matrix;
  sort: readonly SortKey[];
  onSort: SortBy;
};

export function MatrixHead({ matrix, sort, onSort }: MatrixHeadProps) {
  const t = useTranslations("table");
  const { view, layout, pinned, others } = matrix;
  const time = useTimeHead(matrix);
  const cells = (columns: readonly MatrixColumn[]) =>
    layout.name === "wide" &&
    columns.map((column) => (
      <HeadCell
        className={column.left === null ? "state-head" : "state-head pinned-cell"}
        key={column.key}
        label={column.name}
        onSort={onSort}
        sort={sort}
        style={pinnedStyle(column)}
        swatch={column.state?.style && <StateSwatch style={column.state.style} />}
        target={column.target}
      />
    ));
  return (
    <thead className="matrix-head">
      <tr aria-rowindex={1}>
        <HeadCell
          className="agent-cell"
          label={t("agent")}
          note={t("agentNote", { count: view.rows.length })}
          onSort={onSort}
          sort={sort}
          target={{ by: "name" }}
        />
        {cells(pinned)}
        <HeadCell className="time-head" {...time} onSort={onSort} sort={sort} target={{ by: "total" }} />
        {cells(others)}
      </tr>
    </thead>
  );
}

/** What the bars and their totals are, and what their full length stands for. */
function useTimeHead({ view, unit, bars, scaleSeconds, hidden }: Matrix): { label: string; note: string } {
  const t = useTranslations("table");
  const isFiltered = view.hiddenStates.length > 0;
  const label = isFiltered ? t("timeShown", { count: view.states.length }) : t("time");
  const scale = bars === "share" ? t("shareNote") : t("scale", { time: formatHm(scaleSeconds) });
  const left = hidden.filter(({ by }) => by === "state").length;
  return {
    label: view.isPerDay ? t("perDayWorked", { label }) : label,
    note: left > 0 ? t("hiddenNote", { count: left }) : unit === "percent" ? t("percentNote") : scale,
  };
}

type HeadCellProps = {
  className: string;
  label: string;
  note?: string;
  swatch?: React.ReactNode;
  style?: CSSProperties;
  target: SortTarget;
  sort: readonly SortKey[];
  onSort: SortBy;
};

function HeadCell({ className, label, note, swatch, style, target, sort, onSort }: HeadCellProps) {
  const t = useTranslations("table");
  const place = sort.findIndex((key) => isSameColumn(key, target));
  const direction = sort[place]?.direction ?? null;
  return (
    <th
      aria-sort={place > 0 || direction === null ? "none" : direction === "asc" ? "ascending" : "descending"}
      className={className}
      scope="col"
      style={style}
    >
      <button
        className="head-button"
        onClick={(event) => onSort(target, event.shiftKey)}
        title={t("sortHint", { label })}
        type="button"
      >
        <span className="head-label">
          <span className="head-text">
            {swatch}
            <span className="head-name">{label}</span>
          </span>
          {direction && (
            <span aria-hidden="true">
              {direction === "asc" ? "↑" : "↓"}
              {sort.length > 1 && <sup>{place + 1}</sup>}
            </span>
          )}
        </span>
        {note !== undefined && <span className="head-note">{note}</span>}
      </button>
    </th>
  );
}

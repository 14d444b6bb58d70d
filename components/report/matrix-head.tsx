import { useTranslations } from "use-intl";
import { isSameColumn, type SortKey, type SortTarget } from "@/lib/report/columns";
import { formatHm } from "@/lib/report/duration";
import { reorder } from "@/lib/search/reorder";
import type { Matrix } from "./matrix";
import { StateSwatch } from "./state-swatch";

type MatrixHeadProps = {
  matrix: Matrix;
  sort: readonly SortKey[];
  onSort: (sort: readonly SortKey[]) => void;
};

export function MatrixHead({ matrix, sort, onSort }: MatrixHeadProps) {
  const t = useTranslations("table");
  const { view, styles, stateNames, unit, scaleSeconds, layout } = matrix;
  const isFiltered = view.hiddenStates.length > 0;
  const timeLabel = isFiltered ? t("timeShown", { count: view.states.length }) : t("time");
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
        <HeadCell
          className="time-head"
          label={timeLabel}
          note={unit === "percent" ? t("percentNote") : t("scale", { time: formatHm(scaleSeconds) })}
          onSort={onSort}
          sort={sort}
          target={{ by: "total" }}
        />
        {layout.name === "wide" &&
          view.states.map((state, column) => (
            <HeadCell
              className="state-head"
              key={state}
              label={stateNames[column] ?? state}
              onSort={onSort}
              sort={sort}
              swatch={styles[column] && <StateSwatch style={styles[column]} />}
              target={{ by: "state", state }}
            />
          ))}
      </tr>
    </thead>
  );
}

type HeadCellProps = {
  className: string;
  label: string;
  note?: string;
  swatch?: React.ReactNode;
  target: SortTarget;
  sort: readonly SortKey[];
  onSort: (sort: readonly SortKey[]) => void;
};

function HeadCell({ className, label, note, swatch, target, sort, onSort }: HeadCellProps) {
  const t = useTranslations("table");
  const place = sort.findIndex((key) => isSameColumn(key, target));
  const direction = sort[place]?.direction ?? null;
  return (
    <th
      aria-sort={place > 0 || direction === null ? "none" : direction === "asc" ? "ascending" : "descending"}
      className={className}
      scope="col"
    >
      <button
        className="head-button"
        onClick={(event) => onSort(reorder(sort, target, event.shiftKey))}
        title={t("sortHint", { label })}
        type="button"
      >
        <span className="head-label">
          {swatch}
          <span className="head-text">{label}</span>
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

import { useTranslations } from "use-intl";
import { formatHm } from "@/lib/report/duration";
import { naturalDirection, type Sort } from "@/lib/search/sort";
import type { Matrix } from "./matrix";
import { StateSwatch } from "./state-swatch";

type MatrixHeadProps = { matrix: Matrix; sort: Sort; onSort: (sort: Sort) => void };

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

type Target = { by: "total" | "name" } | { by: "state"; state: string };

type HeadCellProps = {
  className: string;
  label: string;
  note?: string;
  swatch?: React.ReactNode;
  target: Target;
  sort: Sort;
  onSort: (sort: Sort) => void;
};

function HeadCell({ className, label, note, swatch, target, sort, onSort }: HeadCellProps) {
  const isSorted =
    sort.by === target.by && (sort.by !== "state" || target.by !== "state" || sort.state === target.state);
  const direction = isSorted ? sort.direction : null;
  const next = direction === null ? naturalDirection(target.by) : direction === "asc" ? "desc" : "asc";
  return (
    <th
      aria-sort={direction === null ? "none" : direction === "asc" ? "ascending" : "descending"}
      className={className}
      scope="col"
    >
      <button
        className="head-button"
        onClick={() => onSort({ ...target, direction: next })}
        title={label}
        type="button"
      >
        <span className="head-label">
          {swatch}
          <span className="head-text">{label}</span>
          {direction && <span aria-hidden="true">{direction === "asc" ? "↑" : "↓"}</span>}
        </span>
        {note !== undefined && <span className="head-note">{note}</span>}
      </button>
    </th>
  );
}

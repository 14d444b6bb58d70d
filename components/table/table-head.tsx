import type { CSSProperties, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { StateSwatch } from "@/components/figures/state-swatch";
import { isSameColumn, type SortKey, type SortTarget } from "@/lib/report/columns/columns";
import { formatHm } from "@/lib/report/figures/duration";
import type { DrawnAgents, DrawnColumn, DrawnPeriods, DrawnTable } from "./drawn-table";
import { pinnedStyle } from "./table-row";

/** A column's head was chosen, alone or beside the keys that there are. */
export type SortBy = (target: SortTarget, keepsOthers: boolean) => void;

type Sort = { keys: readonly SortKey[]; onSort: SortBy } | null;

export function TableHead({ drawn, sort }: { drawn: DrawnTable; sort: Sort }) {
  const words = useHeadWords(drawn);
  const { layout, before, after, hasBars } = drawn;
  const cells = (columns: readonly DrawnColumn[]) =>
    layout.name === "wide" &&
    columns.map((column) => (
      <HeadCell
        className={column.left === null ? "state-head" : "state-head pinned-cell"}
        key={column.key}
        label={column.name}
        note={column.difference === undefined ? undefined : words.change}
        sort={sort}
        style={pinnedStyle(column)}
        swatch={column.state?.style && <StateSwatch style={column.state.style} />}
        target={column.target.by === "count" || column.target.by === "median" ? null : column.target}
      />
    ));
  return (
    <thead className="matrix-head">
      <tr aria-rowindex={1}>
        <HeadCell className="agent-cell" {...words.name} sort={sort} target={{ by: "name" }} />
        {cells(before)}
        <HeadCell
          className={hasBars && layout.name === "wide" ? "time-head" : sort ? "time-head" : "state-head"}
          {...words.total}
          sort={sort}
          target={{ by: "total" }}
        />
        {cells(after)}
      </tr>
    </thead>
  );
}

type Words = { label: string; note?: string | undefined };
type HeadWords = { name: Words; total: Words; change: string | undefined };

/** What the rows are, what the bars and their totals are, and what their full length stands for. */
function useHeadWords(drawn: DrawnTable): HeadWords {
  const t = useTranslations();
  return drawn.kind === "agents" ? wordAgents(drawn) : wordPeriods(drawn);

  function wordAgents({ table, bars, fullLength, hidden }: DrawnAgents): HeadWords {
    const isFiltered = table.hiddenStates.length > 0;
    const label = isFiltered ? t("table.timeShown", { count: table.states.length }) : t("table.time");
    const scales = {
      time: t("table.scale", { time: formatHm(fullLength) }),
      percent: t("table.percentScale", { share: `${Math.round(fullLength * 100)} %` }),
      share: t(isFiltered ? "table.shareOfShown" : "table.shareNote"),
    };
    const left = hidden.filter(({ by }) => by === "state").length;
    return {
      name: { label: t("table.agent"), note: t("table.agentNote", { count: table.rows.length }) },
      total: {
        label: table.isPerDay ? t("table.perDayWorked", { label }) : label,
        note: left > 0 ? t("table.hiddenNote", { count: left }) : scales[bars],
      },
      change: undefined,
    };
  }

  function wordPeriods({ kind, table, unit, layout }: DrawnPeriods): HeadWords {
    const isFiltered = table.hiddenStates.length > 0;
    const label = isFiltered ? t("days.totalShown", { count: table.states.length }) : t("days.total");
    return {
      name: { label: t(`days.head-${kind}`), note: t(`days.count-${kind}`, { count: table.rows.length }) },
      total: {
        label: table.isPerDay ? t("table.perDayWorked", { label }) : label,
        note: unit === "percent" && layout.name === "wide" ? t("table.percentNote") : undefined,
      },
      change: t("beside.headNote"),
    };
  }
}

type HeadCellProps = Words & {
  className: string;
  swatch?: ReactNode;
  style?: CSSProperties;
  /** What choosing it orders by; null = nothing. */
  target: SortTarget | null;
  sort: Sort;
};

function HeadCell({ className, label, note, swatch, style, target, sort }: HeadCellProps) {
  const t = useTranslations("table");
  const place = target === null ? -1 : (sort?.keys.findIndex((key) => isSameColumn(key, target)) ?? -1);
  const direction = sort?.keys[place]?.direction ?? null;
  const content = (
    <>
      <span className="head-label">
        <span className="head-text">
          {swatch}
          <span className="head-name">{label}</span>
        </span>
        {direction && (
          <span aria-hidden="true" className="head-direction">
            {direction === "asc" ? "↑" : "↓"}
            {(sort?.keys.length ?? 0) > 1 && <sup>{place + 1}</sup>}
          </span>
        )}
      </span>
      {note !== undefined && <span className="head-note">{note}</span>}
    </>
  );
  if (!sort || target === null)
    return (
      <th className={className} scope="col" style={style} title={label}>
        <span className="head-button">{content}</span>
      </th>
    );
  return (
    <th
      aria-sort={place > 0 || direction === null ? "none" : direction === "asc" ? "ascending" : "descending"}
      className={className}
      scope="col"
      style={style}
    >
      <button
        className="head-button"
        onClick={(event) => sort.onSort(target, event.shiftKey)}
        title={t("sortHint", { label })}
        type="button"
      >
        {content}
      </button>
    </th>
  );
}

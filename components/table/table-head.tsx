import type { CSSProperties } from "react";
import { useTranslations } from "use-intl";
import { StateSwatch } from "@/components/figures/state-swatch";
import { findLimit } from "@/lib/report/allowances/describe-allowances";
import { isSameColumn, type SortKey, type SortTarget } from "@/lib/report/columns/columns";
import { formatDuration, timeUnit } from "@/lib/report/figures/duration";
import type { StateStyle } from "@/lib/report/states/state-style";
import {
  type DrawnAgents,
  type DrawnColumn,
  type DrawnPeriods,
  type DrawnTable,
  isOfOthers,
  orderOf,
} from "./drawn-table";
import { LimitNote, pinnedStyle } from "./table-row";

/** A column's head was chosen, alone or beside the keys that there are. */
export type SortBy = (target: SortTarget, keepsOthers: boolean) => void;

export type Sort = { keys: readonly SortKey[]; onSort: SortBy } | null;

export function TableHead({ drawn, sort }: { drawn: DrawnTable; sort: Sort }) {
  const headings = listHeadings(drawn, useHeadWords(drawn));
  const isWide = drawn.layout.name === "wide";
  return (
    <thead className="matrix-head">
      <tr aria-rowindex={1}>
        {headings
          .filter(({ isColumn }) => isWide || !isColumn)
          .map(({ key, ...heading }) => (
            <HeadCell {...heading} drawn={drawn} isSeen={isWide} key={key} sort={sort} />
          ))}
      </tr>
    </thead>
  );
}

/** What stands above a column. */
export type Heading = Words & {
  key: string;
  className: string;
  /** Not the name and not the total. */
  isColumn: boolean;
  style: StateStyle | undefined;
  place: CSSProperties;
  /** What choosing it orders by; null = nothing. */
  target: SortTarget | null;
  /** Choosing it tells the states that it stands for. */
  isOfOthers: boolean;
};

/** The heads of a table from its first column to its last. */
export function listHeadings(drawn: DrawnTable, words: HeadWords): Heading[] {
  const { layout, before, after, hasBars, kind } = drawn;
  const end = { isColumn: false, style: undefined, place: {}, isOfOthers: false };
  const totalLook = (hasBars && layout.name === "wide") || kind === "agents" ? "time-head" : "state-head";
  const columns = (drawnColumns: readonly DrawnColumn[]) =>
    drawnColumns.map(
      (column): Heading => ({
        key: column.key,
        className: column.left === null ? "state-head" : "state-head pinned-cell",
        isColumn: true,
        label: column.name,
        note:
          column.target.by === "over"
            ? words.limitOf(column.target.id)
            : column.difference !== undefined
              ? words.change
              : undefined,
        style: column.state?.style,
        place: pinnedStyle(column),
        target: orderOf(column),
        isOfOthers: isOfOthers(column.target),
      }),
    );
  return [
    { ...end, ...words.name, key: "name", className: "agent-cell", target: { by: "name" } },
    ...columns(before),
    { ...end, ...words.total, key: "total", className: totalLook, target: { by: "total" } },
    ...columns(after),
  ];
}

type Words = { label: string; note?: string | undefined };
export type HeadWords = {
  name: Words;
  total: Words;
  change: string | undefined;
  /** Of an allowance: how long it is. */
  limitOf: (id: string) => string;
};

/** What the rows are, what the bars and their totals are, and what their full length stands for. */
export function useHeadWords(drawn: DrawnTable): HeadWords {
  const t = useTranslations();
  return { ...(drawn.kind === "agents" ? wordAgents(drawn) : wordPeriods(drawn)), limitOf };

  function limitOf(id: string): string {
    const { table, link, unit, locale } = drawn;
    const limits = table.allowances?.find((allowance) => allowance.id === id);
    const seconds = limits ? findLimit(limits, link.teams) : null;
    if (seconds === null) return t("table.limitChanged");
    return t("table.limit", { time: formatDuration(seconds, 0, timeUnit(unit), locale) });
  }

  function wordAgents(drawn: DrawnAgents): Omit<HeadWords, "limitOf"> {
    const { table, bars, fullLength, hidden, unit, locale } = drawn;
    const isFiltered = table.hiddenStates.length > 0;
    const label = isFiltered ? t("table.timeShown", { count: table.states.length }) : t("table.time");
    const scales = {
      time: t("table.scale", { time: formatDuration(fullLength, 0, timeUnit(unit), locale) }),
      percent: t("table.percentScale", { share: `${Math.round(fullLength * 100)} %` }),
      share: t(isFiltered ? "table.shareOfShown" : "table.shareNote"),
    };
    const left = hidden
      .filter(({ by }) => by === "state")
      .reduce((count, column) => count + (isOfOthers(column) ? (drawn.others?.states.length ?? 0) : 1), 0);
    return {
      name: { label: t("table.agent"), note: t("table.agentNote", { count: table.rows.length }) },
      total: {
        label: table.isPerDay ? t("table.perDayWorked", { label }) : label,
        note: left > 0 ? t("table.hiddenNote", { count: left }) : scales[bars],
      },
      change: undefined,
    };
  }

  function wordPeriods({ kind, table, unit, layout }: DrawnPeriods): Omit<HeadWords, "limitOf"> {
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

type HeadCellProps = Omit<Heading, "key" | "isColumn"> & {
  drawn: DrawnTable;
  sort: Sort;
  /** A phone has chips in their place, and the heads are for assistive technology and paper. */
  isSeen: boolean;
};

function HeadCell(props: HeadCellProps) {
  const { className, label, note, style, place, target, isOfOthers, drawn, sort, isSeen } = props;
  const t = useTranslations();
  const { direction, mark, isFirst } = sortOf(sort, target);
  const content = (
    <>
      <span className="head-label">
        <span className="head-text">
          {style && <StateSwatch style={style} />}
          <span className="head-name">{label}</span>
        </span>
        <SortMark direction={direction} mark={mark} />
      </span>
      {note !== undefined && <span className="head-note">{note}</span>}
    </>
  );
  const isPressed = isOfOthers ? isSeen : sort !== null && target !== null;
  return (
    <th
      aria-sort={
        isOfOthers || !isPressed
          ? undefined
          : isFirst
            ? direction === "asc"
              ? "ascending"
              : "descending"
            : "none"
      }
      className={className}
      scope="col"
      style={place}
      title={isPressed ? undefined : label}
    >
      {isPressed && isSeen ? (
        <button
          aria-expanded={isOfOthers ? false : undefined}
          className={isOfOthers ? "head-button text-accent" : "head-button"}
          onClick={(event) => (target ? sort?.onSort(target, event.shiftKey) : drawn.others?.onOpen(true))}
          title={isOfOthers ? t("legend.othersHint") : t("table.sortHint", { label })}
          type="button"
        >
          {content}
        </button>
      ) : (
        <span className="head-button">{content}</span>
      )}
      {isSeen && target?.by === "over" && (
        <LimitNote className="head-limit" drawn={drawn} id={target.id}>
          {note}
        </LimitNote>
      )}
    </th>
  );
}

type Sorted = { direction: SortKey["direction"] | null; mark: number | null; isFirst: boolean };

/** Whether and how the rows are ordered by a column; `mark` is its place among several keys. */
export function sortOf(sort: Sort, target: SortTarget | null): Sorted {
  const place = target === null ? -1 : (sort?.keys.findIndex((key) => isSameColumn(key, target)) ?? -1);
  const direction = sort?.keys[place]?.direction ?? null;
  return { direction, mark: (sort?.keys.length ?? 0) > 1 ? place + 1 : null, isFirst: place === 0 };
}

/** The direction of an order, and its place among several. */
export function SortMark({ direction, mark }: Pick<Sorted, "direction" | "mark">) {
  return (
    direction && (
      <span aria-hidden="true" className="head-direction">
        {direction === "asc" ? "↑" : "↓"}
        {mark !== null && <sup>{mark}</sup>}
      </span>
    )
  );
}

import { useTranslations } from "use-intl";
import { formatMediumDay } from "@/lib/dates/words";
import { type DifferenceColumn, isNamedColumn } from "@/lib/report/columns/columns";
import { formatHms, formatShare } from "@/lib/report/figures/duration";
import { type Figures, isBlank, type Place, secondsAt } from "@/lib/report/figures/figure-table";
import type { StateStyle } from "@/lib/report/states/state-style";
import { parseColumn } from "@/lib/search/column";
import type { Shown } from "./shown-figures";
import { useChangeText } from "./use-change-text";
import { useGapWords } from "./use-gap-words";
import { useRowNote } from "./use-row-note";

/** `state` with its colour where a cell is of one state; no time where there is none to tell. */
export type CellFacts = {
  title: string;
  state: string;
  style?: StateStyle | undefined;
  time?: string;
  share?: string;
  /** The difference to the period compared with. */
  change?: string | null;
  /** What people wrote who left days of it out of averages, of overruns and of days worked. */
  noted?: { shown: Shown; row: number };
  /** Of one agent's day, week or month: the team's median of it. */
  median?: string | null;
};

const averageChange: DifferenceColumn["by"] = "average-change";

const words = {
  agents: {
    row: "table.ofAux",
    all: "table.ofTeamAux",
    rowTotal: "table.rowTotal",
    whole: "table.grandTotal",
  },
  periods: { row: "days.ofRow", all: "days.ofRange", rowTotal: "days.rowTotal", whole: "days.grandTotal" },
} as const;

/** What the tooltip says of a cell, a bar's segment or a column's: exact time and share, or why there is none. */
export function useCellFacts(shown: Shown): (row: string, part: string) => CellFacts | null {
  const t = useTranslations();
  const wordsOf = useGapWords();
  const noteOf = useRowNote(shown);
  const describeChange = useChangeText(shown);
  const { table, kind, rowNames, stateNames, locale } = shown;
  const own = words[kind === "agents" ? "agents" : "periods"];
  return (at, part) => {
    const facts = factsOf(at, part);
    const isNoted = !/^\d+$/.test(part) && table.rows[Number(at)]?.daysLeftOut;
    return facts && isNoted ? { ...facts, noted: { shown, row: Number(at) } } : facts;
  };

  function factsOf(at: string, part: string): CellFacts | null {
    const place = at === "total" || at === "average" ? null : Number(at);
    const row = place === null ? null : table.rows[place];
    if (row === undefined || part === "head" || part === "count") return null;
    const title = place === null ? t(own.whole) : nameOf(place);
    const gap = row && wordsOf(row);
    if (gap) return { title, state: gap };
    const over = parseColumn(part);
    if (over?.by === "over") return overFacts(title, over.id, row ?? table.total);
    if (part === "paid") return paidFacts(title, at);
    const isOfAverage = part === averageChange;
    if (at === "average" || isNamedColumn(part) || isOfAverage)
      return {
        ...averageFacts(title, at, part),
        ...(isOfAverage && { change: describeChange(place, "average") }),
      };
    const state: Place = /^\d+$/.test(part) ? Number(part) : null;
    const figures = row ?? table.total;
    const seconds = secondsAt(figures, state);
    const label = state === null ? totalLabel(place) : (stateNames[state] ?? "");
    return {
      title,
      state: table.isPerDay ? t("table.perDayWorked", { label }) : label,
      style: state === null ? undefined : table.styles[state],
      time: state !== null && isBlank(figures, state) ? t("table.unknown") : formatHms(seconds),
      share: t(row ? own.row : own.all, { share: formatShare(seconds, figures.wholeTotal, locale) }),
      change: describeChange(place, state),
      median: place === null ? null : describeMedian(place, state),
    };
  }

  function nameOf(place: number): string {
    const dayOff = shown.kind === "day" ? shown.table.rows[place]?.dayOff : undefined;
    return [rowNames[place] ?? "", dayOff].filter(Boolean).join(" · ");
  }

  function overFacts(
    title: string,
    id: string,
    { overrun, daysOver, left, near }: Figures,
  ): CellFacts | null {
    const place = table.allowances?.findIndex((allowance) => allowance.id === id) ?? -1;
    const allowance = table.allowances?.[place];
    if (!allowance) return null;
    const [over, count, rest] = [overrun?.[place] ?? null, daysOver?.[place] ?? 0, left?.[place] ?? null];
    const limits = allowance.limits.map(({ from, team, seconds }) => {
      const words = { time: formatHms(seconds), day: formatMediumDay(from, locale) };
      return team === null
        ? t("table.limitFrom", words)
        : t("table.limitFromOf", { ...words, team: team.name });
    });
    return {
      title,
      state: t("table.over", { name: allowance.name }),
      time: over === null ? t("table.overUnknown") : formatHms(over),
      share:
        rest !== null && over === 0
          ? t(near?.[place] ? "table.leftNear" : "table.left", { time: formatHms(rest) })
          : count > 0
            ? t("table.overDays", { count })
            : "",
      change: limits.join(" · "),
    };
  }

  function paidFacts(title: string, at: string): CellFacts {
    const row = table.rows[Number(at)] ?? null;
    const figures = row ?? (at === "average" ? table.averages : table.total);
    const paid = figures?.paid ?? null;
    const label = t("table.paid");
    const isPerDay = table.isPerDay || at === "average";
    return {
      title,
      state: isPerDay ? t("table.perDayWorked", { label }) : label,
      time: paid === null ? t("table.paidUntold") : formatHms(paid),
      change: at === "average" ? null : describeChange(row ? Number(at) : null, "paid"),
      ...(paid !== null && {
        share: t("table.ofTime", { share: formatShare(paid, figures?.total ?? 0, locale) }),
      }),
    };
  }

  function describeMedian(at: number, state: Place): string | null {
    if (shown.kind === "agents") return null;
    const median = shown.medians?.[at];
    const seconds = median && (state === null ? median.total : median.seconds[state]);
    if (!median || typeof seconds !== "number") return null;
    return t(`agent.medianOf-${shown.kind}`, { time: formatHms(Math.round(seconds)), count: median.agents });
  }

  function totalLabel(place: number | null): string {
    if (place === null) return t(kind === "agents" ? "table.columnTotal" : "days.rowTotal");
    return noteOf(place, "full")?.text ?? t(own.rowTotal);
  }

  function averageFacts(title: string, at: string, part: string): CellFacts {
    const row = table.rows[Number(at)] ?? null;
    const days = (row ?? table.total).daysWorked;
    const state = row === null && /^\d+$/.test(part) ? Number(part) : null;
    const average = state === null ? (row ?? table.total).average : (table.averages?.seconds[state] ?? null);
    return {
      title,
      state:
        state === null ? t("table.average") : t("table.perDayWorked", { label: stateNames[state] ?? "" }),
      style: state === null ? undefined : table.styles[state],
      time: average === null ? t("table.averageUnknown") : formatHms(average),
      ...(days !== null && { share: t("table.inDays", { count: days }) }),
    };
  }
}

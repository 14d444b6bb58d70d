import { type DayPair, type DaySide, knownDifference } from "@/lib/report/comparison/compared-days";
import type { Place } from "@/lib/report/figures/figure-table";
import { sumSeconds } from "@/lib/report/figures/report";
import { createColumns, dayColumn, type ExportTable, textColumn, titleOfFigure } from "./file-columns";
import type { TableWords } from "./table-words";

/** One row per pair of days: the team's total and states of each, and the signed difference where both are known. */
export function buildComparedDaysTable(
  pairs: readonly DayPair[],
  states: readonly string[],
  words: TableWords,
): ExportTable {
  const { t, statusOf } = words;
  const titleOn = (side: keyof DayPair, title: string) =>
    side === "now" ? title : t("export.before", { title });
  const columns = createColumns<DayPair>();
  for (const side of ["now", "before"] as const) {
    columns.add(dayColumn(titleOn(side, t("files.day"))), (pair) => pair[side]?.day);
    const readStatus = (pair: DayPair) => pair[side] && statusOf(pair[side]);
    columns.add(textColumn(titleOn(side, t("files.dayStatus"))), readStatus);
  }
  for (const place of [null, ...states.keys()]) {
    const title = titleOfFigure(place, states, words);
    const addSide = (side: keyof DayPair) => {
      const total = sumSeconds(pairs.map((pair) => secondsOf(pair[side], place) ?? 0));
      const read = (pair: DayPair) => secondsOf(pair[side], place);
      return { total, at: columns.add({ title: titleOn(side, title), kind: "time", total }, read) };
    };
    const [now, before] = [addSide("now"), addSide("before")];
    columns.add(
      {
        title: t("export.change", { title }),
        kind: "change",
        total: now.total - before.total,
        live: { differenceOf: [now.at, before.at] },
      },
      (pair) => knownDifference(secondsOf(pair.now, place), secondsOf(pair.before, place)),
    );
  }
  return columns.lay(pairs);
}

function secondsOf(side: DaySide | null, place: Place): number | null {
  if (!side) return null;
  return place === null ? side.total : (side.seconds?.[place] ?? null);
}

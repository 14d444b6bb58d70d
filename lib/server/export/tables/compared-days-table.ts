import { type DayPair, type DaySide, knownDifference } from "@/lib/report/comparison/compared-days";
import { sumSeconds } from "@/lib/report/figures/report";
import type { BesideWords } from "./agent-table";
import type { ExportTable, TableCell, TableColumn } from "./file-columns";
import { textColumn } from "./file-columns";

/** `state` is a state's place in the pairs, null the total. */
type Figure = { title: string; state: number | null };

/** One row per pair of days: the team's total and states of each, and the signed difference where both are known. */
export function buildComparedDaysTable(
  pairs: readonly DayPair[],
  states: readonly string[],
  words: BesideWords,
): ExportTable {
  const lead: TableColumn[] = [
    { title: words.day, kind: "day", total: null },
    textColumn(words.dayStatus),
    { title: words.before(words.day), kind: "day", total: null },
    textColumn(words.before(words.dayStatus)),
  ];
  const figures: Figure[] = [
    { title: words.total, state: null },
    ...states.map((state, at) => ({ title: words.stateName(state), state: at })),
  ];
  const columns = figures.flatMap((figure, place) =>
    describeFigure(figure, pairs, words, lead.length + 3 * place),
  );
  return {
    columns: [...lead, ...columns],
    rows: pairs.map((pair) => [
      ...nameSide(pair.now, words),
      ...nameSide(pair.before, words),
      ...figures.flatMap(({ state }) => readPair(pair, state)),
    ]),
  };
}

function describeFigure(
  { title, state }: Figure,
  pairs: readonly DayPair[],
  words: BesideWords,
  at: number,
): TableColumn[] {
  const sumOf = (side: keyof DayPair) => sumSeconds(pairs.map((pair) => secondsOf(pair[side], state) ?? 0));
  const [now, before] = [sumOf("now"), sumOf("before")];
  return [
    { title, kind: "time", total: now },
    { title: words.before(title), kind: "time", total: before },
    { title: words.change(title), kind: "change", total: now - before, live: { differenceOf: [at, at + 1] } },
  ];
}

function readPair({ now, before }: DayPair, state: number | null): TableCell[] {
  const [one, other] = [secondsOf(now, state), secondsOf(before, state)];
  return [one, other, knownDifference(one, other)];
}

function secondsOf(side: DaySide | null, state: number | null): number | null {
  if (!side) return null;
  return state === null ? side.total : (side.seconds?.[state] ?? null);
}

function nameSide(side: DaySide | null, words: BesideWords): TableCell[] {
  return side ? [side.day, words.statusOf(side)] : [null, null];
}

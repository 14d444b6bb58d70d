import type { PaidParts } from "@/lib/report/states/state-settings";
import type { AnswerColumns } from "./answer-columns";
import type { Directory } from "./directory";
import { createPlaceTable } from "./place-table";

/** Paid seconds, one per state; they end in .5 where half of an odd second is paid. Null: not to be told. */
export type PaidSeconds = readonly (number | null)[];

/** What of some states' time is paid, as an answer tells it. */
export type PaidTime = {
  paid: (number | null)[];
  /** What of it averages leave out: of days that notes leave out, and below zero. Absent where there is none. */
  paidLeftOut?: number[];
};

const whole = 2;
const untold = -1;

/** By row of an answer how many halves of its time are paid: 2, 1 or 0; -1 where that is not to be told. */
export function createHalvesReader(parts: PaidParts): (columns: AnswerColumns) => (row: number) => number {
  const tables = new WeakMap<Directory, ReturnType<typeof createPlaceTable<string>>>();
  const halvesOf = (state: string) => {
    const part = parts.get(state);
    return part === undefined ? whole : part === null ? untold : part * 2;
  };
  return ({ directory, states }) => {
    const table = tables.get(directory) ?? createPlaceTable(halvesOf);
    tables.set(directory, table);
    const halves = table(directory.states);
    return (row) => halves[states[row] ?? 0] ?? whole;
  };
}

/** The seconds of a row in halves; NaN where they are not to be told. */
export function countHalves(seconds: number, halves: number): number {
  return halves === untold && seconds !== 0 ? Number.NaN : seconds * Math.max(0, halves);
}

/** Whether the whole time of a row is paid. */
export function isWhollyPaid(halves: number): boolean {
  return halves === whole;
}

/** Halves of seconds as an answer tells them. */
export function tellPaid(halves: Iterable<number>, leftOut: Iterable<number>): PaidTime {
  const uncounted = Array.from(leftOut, (count) => (Number.isNaN(count) ? 0 : count / 2));
  return {
    paid: Array.from(halves, (count) => (Number.isNaN(count) ? null : count / 2)),
    ...(uncounted.some((seconds) => seconds !== 0) && { paidLeftOut: uncounted }),
  };
}

/** The sum of paid seconds; null where a part of it is not to be told. */
export function sumPaid(seconds: PaidSeconds): number | null {
  return seconds.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}

/** Several days as one, state by state; nothing where none of them tells it. */
export function addPaid(days: readonly Partial<PaidTime>[]): Partial<PaidTime> {
  const told = days.flatMap(({ paid, paidLeftOut }) => (paid ? [{ paid, paidLeftOut }] : []));
  const [first] = told;
  if (!first) return {};
  const columns = [...first.paid.keys()];
  const leftOut = columns.map((at) => told.reduce((sum, day) => sum + (day.paidLeftOut?.[at] ?? 0), 0));
  return {
    paid: columns.map((at) => sumPaid(told.map(({ paid }) => paid[at] ?? null))),
    ...(leftOut.some((seconds) => seconds !== 0) && { paidLeftOut: leftOut }),
  };
}

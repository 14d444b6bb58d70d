import type { Allowance } from "@/lib/report/allowances/describe-allowances";
import type { StateStyle } from "@/lib/report/states/state-style";

/** A state's place in a table; null = the total of the states shown. */
export type Place = number | null;

/** What two periods differ in: the time of a state, of the states shown (null), the latter per day worked, or what of it is paid. */
export type Measure = Place | "average" | "paid";

/** What some records of wolkvox come to, for the states of a table: whole seconds, unless read per day worked. */
export type Figures = {
  /** One per state of the table. */
  seconds: readonly number[];
  /** Seconds in the states shown. */
  total: number;
  /** Seconds in all states: what 100 % stands for, whatever is hidden. */
  wholeTotal: number;
  /** Days worked, of all agents together; null while not every day is known. */
  daysWorked: number | null;
  /** Seconds per day worked in the states shown, times below zero left out; null while the days worked are not known. */
  average: number | null;
  /** Places of states whose time wolkvox left blank: unknown, not zero. Absent where there is none. */
  unknown?: readonly number[] | undefined;
  /** What of each state's seconds comes from times below zero, which averages leave out. Absent where there is none. */
  negative?: readonly number[];
  /** What is over each allowance of the table, and on how many days; absent where there are none, null = not known. */
  overrun?: readonly (number | null)[] | undefined;
  daysOver?: readonly (number | null)[] | undefined;
  /** Seconds until each limit, on a day that still runs. */
  left?: readonly (number | null)[] | undefined;
  near?: readonly boolean[] | undefined;
  /** What of each state's seconds notes leave out of averages, and how many days with records: they are no days worked. */
  leftOut?: readonly number[];
  daysLeftOut?: number;
  /** Paid seconds in the states shown; absent where all time is paid, null where it is not to be told. */
  paid?: number | null;
};

/**
 * Why a row has no figures. `to-come`: its time has not begun; `nobody`: wolkvox has records of that time, and none of
 * those who are shown, or none of the agent; `closed`: there is no data, and nobody works then.
 */
export type Gap = "no-data" | "closed" | "to-come" | "missing" | "failed" | "nobody";

/**
 * Why a difference is not known. `new`: no records in the other period; `lacking`: days of a side are still to be read;
 * `nobody`: a side has no records; `unpaired`: nothing of the other period stands there; `blank`: wolkvox gave no time; `untold`: what
 * is paid is not to be told.
 */
export type ChangeGap = "new" | "lacking" | "nobody" | "unpaired" | "blank" | "untold";

/** Whose figures they are, or of when, and the figures. */
export type Side<Heading> = Heading & Figures;

/** An agent, or a day, week or month, and what the period compared with says of it. */
export type FigureRow<Heading> = Side<Heading> & {
  /** Unique within the table. */
  key: string;
  gap: Gap | null;
  /** The same in the other period; null where that has none. */
  earlier: Side<Heading> | null;
  /** Why no difference of the row is known; null where it is, or where nothing is compared. */
  changeGap: ChangeGap | null;
};

/** The other period beside a table. */
export type EarlierTable<Heading> = {
  total: Figures;
  /** What has figures there and no row here; part of the total. */
  only: readonly Side<Heading>[];
  /** States there that the table has no column for; part of the total. */
  otherStates: readonly { state: string; seconds: number }[];
};

/** Rows of seconds over a list of states: all that is read of wolkvox's figures. */
export type FigureTable<Heading> = {
  states: readonly string[];
  /** One per state; empty where the table is not to be seen. */
  styles: readonly StateStyle[];
  /** States of the range that are not shown; `wholeTotal` counts them. */
  hiddenStates: readonly string[];
  rows: readonly FigureRow<Heading>[];
  /** The allowances of the rows' overruns, in their order; absent where there are none. */
  allowances?: readonly Allowance[];
  /** All rows together. */
  total: Figures;
  /** All rows together per day worked, ratios of sums; null while not every day is known, or where nobody worked. */
  averages: (Pick<Figures, "seconds" | "total"> & Pick<Partial<Figures>, "paid">) | null;
  /** Whether the figures are per day worked. */
  isPerDay: boolean;
  /** Null where nothing is compared, or nothing can be. */
  earlier: EarlierTable<Heading> | null;
};

/** The seconds of a state, or of the total. */
export function secondsAt({ seconds, total }: Pick<Figures, "seconds" | "total">, place: Place): number {
  return place === null ? total : (seconds[place] ?? 0);
}

/** Whether nothing is known of a state's time but that there is some. */
export function isBlank({ seconds, unknown }: Pick<Figures, "seconds" | "unknown">, place: number): boolean {
  return !seconds[place] && unknown?.includes(place) === true;
}

/** Figures of a row, and what the period compared with says of it. */
export type BesideEarlier = Figures & Pick<FigureRow<unknown>, "changeGap"> & { earlier: Figures | null };

/** The seconds of a measure; null while the days worked are not known, and where what is paid is not to be told. */
export function secondsIn(figures: Figures, measure: Measure): number | null {
  if (measure === "average") return figures.average;
  return measure === "paid" ? paidOf(figures) : secondsAt(figures, measure);
}

/** What of the total is paid; null where that is not to be told. */
export function paidOf({ paid, total }: Pick<Figures, "paid" | "total">): number | null {
  return paid === undefined ? total : paid;
}

/** Signed seconds from the other period to a row, or why they are not known. */
export function changeOf(row: BesideEarlier, measure: Measure): number | ChangeGap {
  const { earlier, changeGap } = row;
  if (changeGap !== null || earlier === null) return changeGap ?? "unpaired";
  const isUnknown = ({ unknown }: Figures) => typeof measure === "number" && unknown?.includes(measure);
  if (isUnknown(row) || isUnknown(earlier)) return "blank";
  if (measure === "paid" && (row.paid === null || earlier.paid === null)) return "untold";
  return differenceOf(row, earlier, measure) ?? "lacking";
}

/** The signed seconds alone; null where they are not known. */
export function knownChange(row: BesideEarlier, measure: Measure): number | null {
  const change = changeOf(row, measure);
  return typeof change === "number" ? change : null;
}

/** Signed seconds between two sums, or two ratios of sums; null while the days worked of one are not known. */
export function differenceOf(now: Figures, earlier: Figures, measure: Place): number;
export function differenceOf(now: Figures, earlier: Figures, measure: Measure): number | null;
export function differenceOf(now: Figures, earlier: Figures, measure: Measure): number | null {
  const [one, other] = [secondsIn(now, measure), secondsIn(earlier, measure)];
  return one === null || other === null ? null : one - other;
}

/** The change of a state's share of its row's whole, from 0 to 1; null where a side has no time at all. */
export function shareChangeOf(now: Figures, earlier: Figures, place: Place): number | null {
  if (now.wholeTotal <= 0 || earlier.wholeTotal <= 0) return null;
  return secondsAt(now, place) / now.wholeTotal - secondsAt(earlier, place) / earlier.wholeTotal;
}

/** A change as a part of what was before; null where nothing was. */
export function changeShare(change: number, before: number): number | null {
  return before > 0 ? change / before : null;
}

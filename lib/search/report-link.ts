import { type Preset, presets } from "@/lib/dates/preset";
import { dayOf } from "@/lib/dates/window";
import { allowanceWord } from "@/lib/report/allowances/allowance";
import { type Column, isSameColumn, type SortKey, type SortTarget } from "@/lib/report/columns/columns";
import { type Grain, isGrain } from "@/lib/report/figures/grain";
import type { BarsMode } from "@/lib/report/figures/scale";
import type { StateGroup } from "@/lib/report/states/state-settings";
import {
  formatSupposition,
  isSameSubject,
  parseSupposition,
  type Supposition,
} from "@/lib/report/suppositions/supposition";
import type { TeamName } from "@/lib/report/team";
import { formatColumn, parseColumn } from "./column";
import { type Comparison, formatComparison, parseComparison } from "./comparison/comparison";
import { type DailyHours, formatHours, parseHours } from "./daily-hours";
import { type LinkProblem, linkProblem } from "./link-problem";
import { checked, createReport, either, type LinkField, list, type Report, single, text } from "./link-words";
import { findMomentFault, firstSecondOf, isWholeDay, lastSecondOf, type Moment } from "./moment";
import { defaultSort, formatSort, mostSortKeys, parseSort } from "./sort";

/** How durations are written: `41h 06m`, `41:06:00`, `41,10`, `100 %`. */
export const units = ["hm", "hms", "decimal", "percent"] as const;

export type Unit = (typeof units)[number];

/** Minutes that a part of a day's picture may have. */
export const daySteps = [5, 15, 30, 60] as const;

export type DayStep = (typeof daySteps)[number];

/** The whole state of a report: two readers with the same link see the same figures. */
export type ReportLink = {
  operation: string | null;
  /** Relative to the operation's today; a span wins over it. */
  range: Preset;
  /** Explicit ends, both inclusive: a frozen link. */
  span: { from: Moment; to: Moment } | null;
  hours: DailyHours | null;
  /** Figures as they were known at this moment; null = as they are known now. */
  known: Moment | null;
  /** What stands in the place of states: their classes, or (null) they themselves. */
  group: StateGroup | null;
  /** Hypotheses under which the figures are read. */
  suppose: readonly Supposition[];
  /** For a screen on a wall: sensitive states stand together, whoever is signed in. */
  display: "tv" | null;
  /** The saved views that a screen on a wall shows one after another, by id; none = it stays with this link. */
  turns: readonly string[];
  /** Read over time, a column per day, week or month; null = read by agent. */
  by: Grain | null;
  /** On an agent's page, what a row stands for; null = as `by` says. The team's page keeps its own view meanwhile. */
  rows: Grain | null;
  agents: readonly string[];
  /** Those of a link that is not resolved yet have an id alone. Their members are known to the server. */
  teams: readonly TeamName[];
  states: readonly string[];
  /** Text to find agents by, as typed. */
  query: string;
  /** Only agents who are over this allowance, or over any; null = all. */
  over: string | null;
  /** The first key decides; the next ones only where it leaves rows equal. */
  sort: readonly SortKey[];
  unit: Unit;
  /** Figures per day worked instead of sums. */
  perDay: boolean;
  /** The columns shown, in their order; none = all that there are. */
  columns: readonly Column[];
  /** Columns that stay in view beside the name. */
  pinned: readonly Column[];
  /** Figures shaded by their size. */
  heat: boolean;
  /** Bars as long as their time, or all of one length, cut by shares. */
  bars: BarsMode;
  /** How long a part of the picture of a day is. */
  step: DayStep;
  /** The period to compare with; null = none. */
  compare: Comparison | null;
};

const longestState = 200;

// States are NFC throughout; a link that was pasted from elsewhere may hold their letters taken apart.
const compose = (state: string) => state.normalize("NFC");
const names = { isSame: Object.is, textOf: (name: string) => name };
const targets = {
  isSame: isSameColumn,
  textOf: (target: SortTarget) => (target.by === "state" ? target.state : ""),
};

function composeTarget<Target extends SortTarget>(target: Target | null): Target | null {
  return target?.by === "state" ? { ...target, state: compose(target.state) } : target;
}

function columns(word: "column" | "pin"): LinkField<readonly Column[]> {
  const parse = (given: string) => composeTarget(parseColumn(given));
  return list<Column>(word, (given, fail) => parse(given) ?? fail("column-form"), {
    ...targets,
    write: formatColumn,
  });
}

const sortKeys = list<SortKey>(
  "sort",
  (given, fail) => composeTarget(parseSort(given)) ?? fail("sort-form"),
  {
    ...targets,
    write: formatSort,
  },
);

/** Every word of the link, in the order in which a link has them. Those up to `group` decide which figures are asked for. */
const fields: { [Field in keyof ReportLink]: LinkField<ReportLink[Field]> } = {
  operation: single<string | null>("operation", null, (id) => id),
  range: single<Preset>("range", "today", (given, fail) =>
    isPreset(given) ? given : fail("unknown-preset", "invalid-range"),
  ),
  span: {
    words: ["from", "to", "day"],
    mayRepeat: false,
    standard: null,
    parse: (valuesOf, report) =>
      parseSpan(valuesOf("from")[0], valuesOf("to")[0], valuesOf("day")[0], report),
    format: (span) => (span ? [["from", span.from] as const, ["to", span.to] as const] : []),
  },
  hours: checked<DailyHours | null>("hours", null, parseHours, "hours-form", formatHours),
  known: single<Moment | null>("known", null, (given, fail) => {
    const reason = findMomentFault(given);
    return reason ? fail(reason) : given;
  }),
  group: either<StateGroup | null>("group", null, ["class", "class"]),
  suppose: {
    words: ["suppose"],
    mayRepeat: true,
    standard: [],
    parse: (valuesOf, report) => parseSuppositions(valuesOf("suppose"), report),
    format: (suppositions) => suppositions.map((one) => ["suppose", formatSupposition(one)] as const),
  },
  display: either<"tv" | null>("display", null, ["tv", "tv"]),
  turns: list("turn", (id) => id, names),
  by: checked<Grain | null>("by", null, parseGrain, "by-form"),
  rows: checked<Grain | null>("rows", null, parseGrain, "by-form"),
  agents: list("agent", (id) => id, names),
  teams: list("team", nameOnly, { isSame: isSameTeam, textOf: ({ id }) => id }),
  states: list("state", compose, names),
  query: text("q"),
  over: checked<string | null>(
    "over",
    null,
    (given) => (allowanceWord.test(given) ? given : null),
    "over-form",
  ),
  sort: {
    ...sortKeys,
    standard: defaultSort,
    parse: (valuesOf, report) => {
      const keys = sortKeys.parse(valuesOf, report);
      if (keys.length > mostSortKeys) report("sort", "", "too-many-keys");
      return keys.length === 0 || keys.length > mostSortKeys ? defaultSort : keys;
    },
    format: (keys) =>
      keys.map(formatSort).join() === defaultSort.map(formatSort).join() ? [] : sortKeys.format(keys),
  },
  unit: checked<Unit>("unit", "hm", (given) => units.find((unit) => unit === given) ?? null, "unit-form"),
  perDay: either("per", false, ["day", true]),
  columns: columns("column"),
  pinned: columns("pin"),
  heat: either("heat", true, ["off", false]),
  bars: either<BarsMode>("bars", "time", ["share", "share"]),
  step: checked<DayStep>(
    "step",
    15,
    (given) => daySteps.find((step) => String(step) === given) ?? null,
    "step-form",
  ),
  compare: checked<Comparison | null>("compare", null, parseComparison, "compare-form", formatComparison),
};

const rangeFields = ["operation", "range", "span", "hours", "known", "group", "suppose", "display"] as const;

export const defaultLink: ReportLink = buildLink(({ standard }) => standard);

/** What takes every filter of agents and states away. */
export const unfiltered = {
  agents: [],
  teams: [],
  states: [],
  query: "",
  over: null,
} satisfies Partial<ReportLink>;

const mostSuppositions = 100;

function parseSuppositions(values: readonly string[], report: Report): readonly Supposition[] {
  const found: Supposition[] = [];
  for (const text of values) {
    const supposition = text.length > 4 * longestState ? null : parseSupposition(text);
    const same = supposition && found.find((one) => isSameSubject(one, supposition));
    if (supposition === null) report("suppose", text, "suppose-form");
    else if (!same) found.push(supposition);
    else if (formatSupposition(same) !== formatSupposition(supposition))
      report("suppose", text, "suppose-twice");
  }
  if (found.length <= mostSuppositions) return found;
  report("suppose", "", "too-many", "too-large");
  return [];
}

function isPreset(given: string): given is Preset {
  return (presets as readonly string[]).includes(given);
}

function parseGrain(given: string): Grain | null {
  return isGrain(given) ? given : null;
}

/** A team of which nothing but its id is known yet. */
function nameOnly(id: string): TeamName {
  return { id, name: id, version: 0, size: 0 };
}

function isSameTeam(one: TeamName, other: TeamName): boolean {
  return one.id === other.id;
}

// A day is another way to write both its ends.
function parseSpan(
  from: string | undefined,
  to: string | undefined,
  day: string | undefined,
  report: Report,
): ReportLink["span"] {
  if (day !== undefined) {
    const reason = (from ?? to) ? "day-with-range" : isWholeDay(day) ? findMomentFault(day) : "date-form";
    return reason ? report("day", day, reason, "invalid-range") : { from: day, to: day };
  }
  if (from === undefined && to === undefined) return null;
  const ends = [
    ["from", from],
    ["to", to],
  ] as const;
  const faults = ends.filter(([word, end]) => {
    const reason = end === undefined ? "missing-other-end" : findMomentFault(end);
    if (reason) report(word, end ?? "", reason, "invalid-range");
    return reason !== null;
  });
  if (faults.length > 0 || from === undefined || to === undefined) return null;
  if (firstSecondOf(from) > lastSecondOf(to)) return report("to", to, "reversed", "invalid-range");
  return { from, to };
}

// Every field of the link has an entry, so an object of all of them is a link.
function buildLink(read: <Value>(field: LinkField<Value>) => Value): ReportLink {
  const entries = Object.entries(fields).map(([name, field]) => [
    name,
    read<unknown>(field as LinkField<unknown>),
  ]);
  return Object.fromEntries(entries) as ReportLink;
}

/** The canonical query string of a link, without `?`; what is default is left out. */
export function formatReportLink(link: ReportLink): string {
  const params = new URLSearchParams(listRangeWords(link));
  for (const name of Object.keys(fields) as (keyof ReportLink)[])
    if (!(rangeFields as readonly string[]).includes(name))
      for (const [word, value] of formatField(name, link)) params.append(word, value);
  return params.toString().replaceAll("%3A", ":");
}

/** The same people and states, of today. */
export function todayOf(link: ReportLink): ReportLink {
  const { range, span, hours, known, by, compare } = defaultLink;
  return { ...link, range, span, hours, known, by, compare };
}

/** The words that decide which figures are asked for; the others only choose how they are read. A span wins over a range. */
export function listRangeWords(link: ReportLink): [string, string][] {
  const named = rangeFields.filter((name) => name !== "range" || link.span === null);
  const asked = { ...link, suppose: link.span ? keepWithin(link.suppose, link.span) : link.suppose };
  return named.flatMap((name) =>
    formatField(name, asked).map(([word, value]): [string, string] => [word, value]),
  );
}

// A link to other days than those that it leaves out, as to a period that it compares with.
function keepWithin(
  suppositions: readonly Supposition[],
  { from, to }: NonNullable<ReportLink["span"]>,
): readonly Supposition[] {
  return suppositions.filter(
    (one) => one.kind !== "without" || (dayOf(from) <= one.day && one.day <= dayOf(to)),
  );
}

function formatField<Field extends keyof ReportLink>(name: Field, link: ReportLink) {
  return fields[name].format(link[name]);
}

export type ParsedLink = { link: ReportLink; problems: LinkProblem[] };

/**
 * Reads the words of a link or of an API question. Never throws: whatever cannot be used is named in `problems`
 * and the default stands in its place. `extraWords` are those only this caller knows.
 */
export function parseReportLink(
  params: Iterable<[string, string]>,
  extraWords: readonly string[] = [],
): ParsedLink {
  const entries = [...params];
  const problems = findWordProblems(entries, extraWords);
  const report = createReport(problems);
  const valuesOf = (word: string) => entries.filter(([name]) => name === word).map(([, value]) => value);
  const link = buildLink((field) => field.parse(valuesOf, report));
  if (!link.hours || !link.span || (isWholeDay(link.span.from) && isWholeDay(link.span.to)))
    return { link, problems };
  report("hours", "", "hours-with-times");
  return { link: { ...link, hours: null }, problems };
}

const everyField = Object.values(fields);
const words = new Set(everyField.flatMap((field) => field.words));
/** Every word of the link, in the order in which a link has them. */
export const linkWords: readonly string[] = [...words];
/** A question of the API names the teams of its page by `members`. */
const repeatable = new Set([
  "members",
  ...everyField.flatMap((field) => (field.mayRepeat ? field.words : [])),
]);

/** Whether a word of the link, or of the API's questions, may stand in it more than once. */
export function mayRepeat(word: string): boolean {
  return repeatable.has(word);
}

/** Whether a word has a meaning in the link. */
export function isLinkWord(word: string): boolean {
  return words.has(word);
}

function findWordProblems(
  entries: readonly [string, string][],
  extraWords: readonly string[],
): LinkProblem[] {
  const seen = new Set<string>();
  return entries.flatMap(([word, value]) => {
    const isKnown = isLinkWord(word) || extraWords.includes(word);
    const isRepeated = seen.has(word) && !mayRepeat(word);
    seen.add(word);
    if (isKnown && !isRepeated) return [];
    return [linkProblem("invalid-parameter", word, value, isKnown ? "repeated" : "unknown-word")];
  });
}

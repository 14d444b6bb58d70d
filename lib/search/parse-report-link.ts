import { type Column, isSameColumn, type SortKey, type SortTarget } from "@/lib/report/columns/columns";
import { isGrain } from "@/lib/report/figures/grain";
import type { TeamName } from "@/lib/report/team";
import { parseColumn } from "./column";
import { parseComparison } from "./comparison";
import { parseHours } from "./daily-hours";
import { type LinkProblem, type LinkReason, linkProblem } from "./link-problem";
import { findMomentFault, firstSecondOf, isWholeDay, lastSecondOf, type Moment } from "./moment";
import { defaultLink, isPreset, isUnit, type ReportLink } from "./report-link";
import { parseSort } from "./sort";

const singleWords = [
  "operation",
  "range",
  "from",
  "to",
  "hours",
  "known",
  "by",
  "rows",
  "q",
  "unit",
  "per",
  "heat",
  "bars",
  "compare",
] as const;
const repeatableWords = ["agent", "team", "state", "sort", "column", "pin"] as const;
const listedWords = [...singleWords, ...repeatableWords];
const mostValues = 500;
const longestText = 200;
const mostSortKeys = 3;

type SingleWord = (typeof singleWords)[number];
type RepeatableWord = (typeof repeatableWords)[number];

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
  const read = (word: SingleWord) => entries.find(([name]) => name === word)?.[1];
  const link: ReportLink = {
    operation: read("operation") ?? null,
    range: readRange(read("range"), problems),
    span: readSpan(read("from"), read("to"), problems),
    hours: readChecked("hours", read("hours"), parseHours, "hours-form", problems),
    known: readKnown(read("known"), problems),
    by: readChecked("by", read("by"), parseGrain, "by-form", problems),
    rows: readChecked("rows", read("rows"), parseGrain, "by-form", problems),
    agents: readList("agent", entries, problems),
    teams: readList("team", entries, problems).map(nameOnly),
    states: readList("state", entries, problems),
    query: readQuery(read("q"), problems),
    sort: readSort(entries, problems),
    unit: readChecked("unit", read("unit"), parseUnit, "unit-form", problems) ?? defaultLink.unit,
    perDay: readOnly("per", read("per"), "day", problems),
    columns: readColumns("column", entries, problems),
    pinned: readColumns("pin", entries, problems),
    heat: !readOnly("heat", read("heat"), "off", problems),
    bars: readOnly("bars", read("bars"), "share", problems) ? "share" : "time",
    compare: readChecked("compare", read("compare"), parseComparison, "compare-form", problems),
  };
  return { link: withoutClash(link, problems), problems };
}

/** Whether a word has a meaning in the link. */
export function isLinkWord(word: string): boolean {
  return (listedWords as readonly string[]).includes(word);
}

function findWordProblems(entries: [string, string][], extraWords: readonly string[]): LinkProblem[] {
  const known: readonly string[] = [...listedWords, ...extraWords];
  const mayRepeat: readonly string[] = repeatableWords;
  const seen = new Set<string>();
  return entries.flatMap(([word, value]) => {
    const reason = wordFault(word);
    seen.add(word);
    return reason ? [linkProblem("invalid-parameter", word, value, reason)] : [];
  });

  function wordFault(word: string): LinkReason | null {
    if (!known.includes(word)) return "unknown-word";
    return seen.has(word) && !mayRepeat.includes(word) ? "repeated" : null;
  }
}

function readChecked<Value>(
  word: string,
  text: string | undefined,
  parse: (text: string) => Value | null,
  reason: LinkReason,
  problems: LinkProblem[],
): Value | null {
  if (text === undefined) return null;
  const value = parse(text);
  if (value === null) problems.push(linkProblem("invalid-parameter", word, text, reason));
  return value;
}

function parseGrain(text: string) {
  return isGrain(text) ? text : null;
}

function parseUnit(text: string) {
  return isUnit(text) ? text : null;
}

function readSort(entries: [string, string][], problems: LinkProblem[]): readonly SortKey[] {
  const keys = readTargets("sort", entries, parseSort, "sort-form", problems);
  if (keys.length > mostSortKeys)
    problems.push(linkProblem("invalid-parameter", "sort", "", "too-many-keys"));
  return keys.length === 0 || keys.length > mostSortKeys ? defaultLink.sort : keys;
}

function readColumns(word: "column" | "pin", entries: [string, string][], problems: LinkProblem[]): Column[] {
  return readTargets(word, entries, parseColumn, "column-form", problems);
}

// Each column once, the first time it is named; what cannot be read is named and left out.
function readTargets<Target extends SortTarget>(
  word: RepeatableWord,
  entries: [string, string][],
  parse: (text: string) => Target | null,
  reason: LinkReason,
  problems: LinkProblem[],
): Target[] {
  const targets = listValues(word, entries).flatMap((text) => {
    const target = readChecked(word, text, parse, reason, problems);
    return target ? [withComposedName(target)] : [];
  });
  const isTooLong = targets.some((target) => target.by === "state" && target.state.length > longestText);
  if (isTooLong) problems.push(linkProblem("invalid-parameter", word, "", "text-too-long"));
  const isFirst = (target: Target, place: number) =>
    targets.findIndex((other) => isSameColumn(other, target)) === place;
  return isTooLong || isTooMany(word, targets, problems) ? [] : targets.filter(isFirst);
}

function withComposedName<Target extends SortTarget>(target: Target): Target {
  return target.by === "state" ? { ...target, state: composeName(target.state) } : target;
}

// A word with one value beside its default.
function readOnly(
  word: "per" | "heat" | "bars",
  text: string | undefined,
  only: string,
  problems: LinkProblem[],
): boolean {
  if (text !== undefined && text !== only)
    problems.push(linkProblem("invalid-parameter", word, text, `${word}-form`));
  return text === only;
}

// States are NFC throughout; a link that was pasted from elsewhere may hold their letters taken apart.
function composeName(state: string): string {
  return state.normalize("NFC");
}

function readRange(text: string | undefined, problems: LinkProblem[]) {
  if (text === undefined) return defaultLink.range;
  if (isPreset(text)) return text;
  problems.push(linkProblem("invalid-range", "range", text, "unknown-preset"));
  return defaultLink.range;
}

function readSpan(from: string | undefined, to: string | undefined, problems: LinkProblem[]) {
  if (from === undefined && to === undefined) return null;
  const faults = findSpanFaults(from, to);
  problems.push(...faults);
  return faults.length === 0 && from !== undefined && to !== undefined ? { from, to } : null;
}

function findSpanFaults(from: string | undefined, to: string | undefined): LinkProblem[] {
  const ends = [
    ["from", from],
    ["to", to],
  ] as const;
  const faults = ends.flatMap(([word, text]) => {
    const reason = text === undefined ? "missing-other-end" : findMomentFault(text);
    return reason ? [linkProblem("invalid-range", word, text ?? "", reason)] : [];
  });
  if (faults.length > 0 || from === undefined || to === undefined) return faults;
  const isReversed = firstSecondOf(from) > lastSecondOf(to);
  return isReversed ? [linkProblem("invalid-range", "to", to, "reversed")] : [];
}

function readKnown(text: string | undefined, problems: LinkProblem[]): Moment | null {
  const reason = text === undefined ? null : findMomentFault(text);
  if (reason) problems.push(linkProblem("invalid-parameter", "known", text ?? "", reason));
  return reason ? null : (text ?? null);
}

/** A team of which nothing but its id is known yet. */
function nameOnly(id: string): TeamName {
  return { id, name: id, version: 0, size: 0 };
}

function readList(
  word: "agent" | "team" | "state",
  entries: [string, string][],
  problems: LinkProblem[],
): string[] {
  const given = listValues(word, entries);
  const values = [...new Set(word === "state" ? given.map(composeName) : given)];
  const isTooLong = values.some((value) => value.length > longestText);
  if (isTooLong) problems.push(linkProblem("invalid-parameter", word, "", "text-too-long"));
  return isTooMany(word, values, problems) || isTooLong ? [] : values;
}

function listValues(word: RepeatableWord, entries: [string, string][]): string[] {
  return entries.filter(([name]) => name === word).map(([, value]) => value);
}

function isTooMany(word: RepeatableWord, values: readonly unknown[], problems: LinkProblem[]): boolean {
  if (values.length > mostValues) problems.push(linkProblem("too-large", word, "", "too-many"));
  return values.length > mostValues;
}

function readQuery(text: string | undefined, problems: LinkProblem[]): string {
  if (text === undefined || text.length <= longestText) return text ?? "";
  problems.push(linkProblem("invalid-parameter", "q", text, "text-too-long"));
  return "";
}

function withoutClash(link: ReportLink, problems: LinkProblem[]): ReportLink {
  if (!link.hours || !link.span || (isWholeDay(link.span.from) && isWholeDay(link.span.to))) return link;
  problems.push(linkProblem("invalid-parameter", "hours", "", "hours-with-times"));
  return { ...link, hours: null };
}

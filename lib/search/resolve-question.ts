import { type Day, dayOf } from "@/lib/dates/window";
import { lastInstantOf } from "@/lib/dates/zone";
import { formatSupposition, type Supposition } from "@/lib/report/suppositions/supposition";
import type { TeamName } from "@/lib/report/team";
import { isLinkProblem, type LinkProblem, linkProblem } from "./link-problem";
import { lastSecondOf } from "./moment";
import type { ParsedLink } from "./report-link";
import { defaultLink, type ReportLink } from "./report-link";
import { type ResolvedRange, resolveRange } from "./resolve-range";

/** An operation as everybody may see it: no server, no token. */
export type OperationName = { id: string; name: string; timeZone: string };

/** At least one; the first is the one of a link that names none. */
export type Operations = readonly [OperationName, ...OperationName[]];

export type ResolvedQuestion = {
  link: ReportLink;
  operation: OperationName;
  range: ResolvedRange;
  /** The moment of the link's `known`, epoch milliseconds; null = now. */
  knownAtMs: number | null;
  /** Everything in the link that could not be used; empty = the question stands as it was asked. */
  problems: LinkProblem[];
};

/**
 * Turns a parsed link into a question that can be answered. What cannot be used is named and its default stands:
 * the API refuses when `problems` is not empty, the page shows them. `teams` are those of the link's operation; as long
 * as nobody knows them the link's own have no names.
 */
export function resolveQuestion(
  { link, problems }: ParsedLink,
  operations: Operations,
  todayIn: (timeZone: string) => Day,
  teams?: readonly TeamName[],
): ResolvedQuestion {
  const named = operations.find(({ id }) => id === (link.operation ?? operations[0].id));
  const operation = named ?? operations[0];
  const unknown = named
    ? []
    : [linkProblem("not-found", "operation", link.operation ?? "", "unknown-operation")];
  const today = todayIn(operation.timeZone);
  const { strange, filled } = fillTeams(named ? link : { ...link, operation: null }, teams);
  const { early, usable } = withoutFutureKnown(filled, today);
  const resolved = resolveRangeOrDefault(usable, today);
  const { link: kept, outside } = withoutDaysOutside(resolved);
  return {
    ...resolved,
    link: kept,
    operation,
    knownAtMs: knownAtMsOf(usable, operation.timeZone),
    problems: [...problems, ...unknown, ...strange, ...early, ...resolved.problems, ...outside],
  };
}

/** A link whose range cannot be is given the default one, and the problem named. */
export function resolveRangeOrDefault(
  link: ReportLink,
  today: Day,
): Pick<ResolvedQuestion, "link" | "range" | "problems"> {
  const range = resolveRange(link, today);
  if (!isLinkProblem(range)) return { link, range, problems: [] };
  const fallback = { ...link, span: null, range: link.span ? link.range : defaultLink.range };
  const relative = resolveRange(fallback, today);
  if (isLinkProblem(relative)) throw new Error("A relative range always lies in the calendar.");
  return { link: fallback, range: relative, problems: [range] };
}

// Named in one sentence: of a link that names many, the reader needs to know that they are gone, not a list of ids.
function fillTeams(
  link: ReportLink,
  teams: readonly TeamName[] | undefined,
): { strange: LinkProblem[]; filled: ReportLink } {
  if (link.teams.length === 0 || teams === undefined) return { strange: [], filled: link };
  const known = new Map(teams.map((team) => [team.id, team]));
  const stranger = link.teams.find(({ id }) => !known.has(id));
  return {
    strange: stranger ? [linkProblem("invalid-parameter", "team", stranger.id, "unknown-team")] : [],
    filled: { ...link, teams: link.teams.flatMap(({ id }) => known.get(id) ?? []) },
  };
}

function withoutFutureKnown(link: ReportLink, today: Day): { early: LinkProblem[]; usable: ReportLink } {
  if (link.known === null || dayOf(link.known) <= today) return { early: [], usable: link };
  const early = [linkProblem("invalid-parameter", "known", link.known, "future")];
  return { early, usable: { ...link, known: null } };
}

// A day that the range does not have cannot be left out of it.
function withoutDaysOutside({ link, range }: Pick<ResolvedQuestion, "link" | "range">): {
  link: ReportLink;
  outside: LinkProblem[];
} {
  if (!link.suppose.some(({ kind }) => kind === "without")) return { link, outside: [] };
  const { window, stretches } = range;
  // A shift belongs to the day on which it starts.
  const hasDay = (day: Day) =>
    link.hours
      ? stretches.some(({ from }) => dayOf(from) === day)
      : dayOf(window.from) <= day && day <= dayOf(window.to);
  const isInside = (one: Supposition) => one.kind !== "without" || hasDay(one.day);
  const stranger = link.suppose.find((one) => !isInside(one));
  if (stranger === undefined) return { link, outside: [] };
  return {
    link: { ...link, suppose: link.suppose.filter(isInside) },
    outside: [linkProblem("invalid-parameter", "suppose", formatSupposition(stranger), "suppose-day")],
  };
}

// A moment that names a minute or a day covers it as a whole, as the end of a range does.
function knownAtMsOf({ known }: ReportLink, timeZone: string): number | null {
  return known === null ? null : lastInstantOf(lastSecondOf(known), timeZone) + 999;
}

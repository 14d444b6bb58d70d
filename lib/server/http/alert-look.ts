import "server-only";
import { shiftDay } from "@/lib/dates/day";
import type { Day } from "@/lib/dates/window";
import { anyAllowance, showAllowances } from "@/lib/report/allowances/allowance";
import type { Alert, AlertCrossing, AlertGone, AlertLetter } from "@/lib/report/answers/alert";
import { createClosedDays } from "@/lib/report/answers/operation-settings";
import { isProblem, ProblemError } from "@/lib/report/answers/problem";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { TeamName } from "@/lib/report/team";
import { defaultLink, formatReportLink, type ReportLink } from "@/lib/search/report-link";
import { type OperationName, resolveQuestion } from "@/lib/search/resolve-question";
import type { Viewer } from "@/lib/server/access/session";
import type { Server } from "@/lib/server/container";
import type { LinkOfDay, LookNow, Rule } from "@/lib/server/sending/alert-sending";
import type { Look } from "@/lib/server/sending/alert-store";
import { filterInScope } from "./seen-links";
import { hasOperation, narrowServer, type SeenServer } from "./seen-server";

/** What an alert is of, as its reader may pass it on. */
type Reading = { operation: OperationName; teams: TeamName[] };

/**
 * What alerts see: of whom their maker may see now, only what is known, and no call is made. Sensitive states are never told, because others
 * read the letter.
 */
export function createAlertLook(server: Server): LookNow {
  return async (maker, rule) => {
    const nothing = { crossings: [], asOf: null };
    if (!hasOperation(server, maker)) return { ...nothing, problem: "operation-gone" };
    const seen = narrowServer(server, maker, { isForOthers: true });
    const read = await findReading(seen, maker, rule);
    return typeof read === "string" ? { ...nothing, problem: read } : look(seen, maker, rule, read);
  };
}

/**
 * That somebody may have an alert of this.
 * @throws ProblemError `not-found` for what there is not, or what is not told
 */
export async function checkAlert(server: Server, maker: Viewer, rule: Omit<Rule, "sinceDay">): Promise<void> {
  const read = await findReading(narrowServer(server, maker, { isForOthers: true }), maker, rule);
  if (read === "operation-gone")
    throw new ProblemError("not-found", "operation: there is no such operation.");
  if (read === "team-gone") throw new ProblemError("not-found", "team: there is no such team.");
  if (read === "allowance-gone")
    throw new ProblemError(
      "not-found",
      "allowance: there is no such allowance, or it has a sensitive state, which is never told.",
    );
}

/** Where a day of an alert is read. `site`: the public address. */
export function createLinkOfDay(site: string): LinkOfDay {
  return ({ operation, allowance, team }, day) => {
    const link = { ...linkOfRule(allowance, team), span: { from: day, to: day }, operation };
    return `${site}/?${formatReportLink(link)}`;
  };
}

/** What an alert is of, as a link says it. */
function linkOfRule(allowance: string | null, team: string | null): ReportLink {
  const teams = team === null ? [] : [{ id: team, name: team, version: 0, size: 0 }];
  return { ...defaultLink, over: allowance ?? anyAllowance, teams };
}

async function findReading(
  { reports, teams, settings }: SeenServer,
  maker: Pick<Viewer, "scope">,
  { operation: id, allowance, team }: Omit<Rule, "sinceDay">,
): Promise<Reading | AlertGone> {
  const operation = reports.names.find((one) => one.id === id);
  if (!operation) return "operation-gone";
  const named = team === null ? [] : (await teams.listNames(id)).filter((one) => one.id === team);
  if (team !== null && named.length === 0) return "team-gone";
  const { countsAs } = await reports.serviceOf(id).loadStateSettings({ group: null });
  const shown = showAllowances((await settings.recall(id)).allowances, {
    countsAs: countsAs.states,
    teams: maker.scope.teams,
  });
  if (allowance !== null && !shown.some((one) => one.id === allowance)) return "allowance-gone";
  return { operation, teams: named };
}

async function look(seen: SeenServer, maker: Viewer, rule: Rule, reading: Reading): Promise<Look> {
  const { reports, settings } = seen;
  const { operation } = reading;
  const isClosed = createClosedDays(await settings.recall(operation.id));
  const today = reports.todayIn(operation.timeZone);
  // The figures of an evening come with the first answer after midnight.
  const days = [shiftDay(today, -1), today].filter((day) => day >= rule.sinceDay && !isClosed(day));
  const crossings: AlertCrossing[] = [];
  let asOf: string | null = null;
  for (const day of days) {
    const report = await loadKnown(seen, maker, rule, { ...reading, day });
    if (report?.asOf == null) continue;
    crossings.push(...listCrossings(report, rule, day, report.asOf));
    if (day === today) asOf = report.asOf;
  }
  return { crossings, asOf, problem: null };
}

/** A day as it is known now; null where nothing of it is. */
async function loadKnown(
  { reports, teams }: SeenServer,
  maker: Viewer,
  { allowance }: Rule,
  { operation, teams: named, day }: Reading & { day: Day },
): Promise<ReportAnswer | null> {
  const parsed = {
    link: { ...linkOfRule(allowance, null), span: { from: day, to: day }, teams: named },
    problems: [],
  };
  const { link, range } = resolveQuestion(parsed, [operation], reports.todayIn, named);
  try {
    return await reports.serviceOf(operation.id).loadReport({
      ...{ operation: operation.id, timeZone: operation.timeZone, range, group: null },
      reading: { ...link, perDay: false, teams: await teams.loadMembers(operation.id, named) },
      ...{ withDni: false, askedBy: maker.email, waitLimit: { kind: "atMost", mostMs: 0 } as const },
      // As known at a moment, nothing is asked.
      knownAtMs: reports.now(),
    });
  } catch (error) {
    if (isProblem(error) && error.code === "not-found") return null;
    throw error;
  }
}

function listCrossings(
  { agents, allowances, states, warnings }: ReportAnswer,
  { allowance: wanted }: Rule,
  day: Day,
  asOf: string,
): AlertCrossing[] {
  const isFolded = warnings.some(({ kind }) => kind === "folded-states");
  return agents.flatMap(({ id, name, seconds, overrun }) =>
    allowances.flatMap((allowance, place) => {
      const over = overrun?.[place] ?? 0;
      if (over <= 0 || (wanted !== null && allowance.id !== wanted)) return [];
      // Where teams have limits of their own, theirs is what the time is over.
      const used = seconds.reduce(
        (sum, spent, at) => (allowance.states.includes(states[at] ?? "") ? sum + spent : sum),
        0,
      );
      const isOne = allowance.limits.length === 1;
      const limit = isOne ? allowance.seconds : isFolded ? null : used - over;
      return {
        agent: { id, name },
        allowance: { id: allowance.id, name: allowance.name, seconds: limit },
        day,
        over,
        asOf,
      };
    }),
  );
}

/** Of what its maker keeps a key tells what lies within its scope; whoever has signed in is told all. */
export async function pickAlerts(
  alerts: readonly Alert[],
  viewer: Viewer,
  server: SeenServer,
): Promise<Alert[]> {
  if (viewer.keyId === undefined) return [...alerts];
  return filterInScope(alerts, viewer, server, ({ allowance, team }) =>
    formatReportLink(linkOfRule(allowance, team)),
  );
}

/** Letters as a reader may see them now: of those out of their sight, or hidden since, only how many they were. */
export async function tellLetters(
  { reports }: SeenServer,
  operation: string,
  letters: readonly Omit<AlertLetter, "others">[],
): Promise<AlertLetter[]> {
  const service = reports.names.some(({ id }) => id === operation) ? reports.serviceOf(operation) : null;
  const ids = new Set(letters.flatMap(({ crossings }) => crossings.map(({ agent }) => agent.id)));
  const readable = new Set<string>();
  for (const id of ids) {
    // Whoever has no id is in no team, and in no roster that could hide them.
    const isReadable = id === "" ? await service?.isSeen(id) : await service?.isReadable(id);
    if (isReadable) readable.add(id);
  }
  return letters.map((letter) => {
    const crossings = letter.crossings.filter(({ agent }) => readable.has(agent.id));
    return { ...letter, crossings, others: letter.crossings.length - crossings.length };
  });
}

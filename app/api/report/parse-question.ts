import type { TeamName } from "@/lib/report/team";
import { parseReportLink } from "@/lib/search/report-link";
import { resolveQuestion } from "@/lib/search/resolve-question";
import { chosenOperation } from "@/lib/search/switch-operation";
import { assertMaySeeDni } from "@/lib/server/access/administrator";
import type { Viewer } from "@/lib/server/access/session";
import type { Server } from "@/lib/server/container";
import { parseWaitLimit } from "@/lib/server/report/wait-limit";
import { refuseLink } from "./refuse-link";

/**
 * The question of a report's address (contract.md, "The link"), as every handler under /api/report understands it.
 * `ownWords` are those that only one of them knows.
 * @throws ProblemError for the first word that cannot be used; `forbidden` where `dni=1` is not for this viewer.
 */
export async function parseQuestion(
  request: Request,
  viewer: Viewer,
  { reports, teams }: Pick<Server, "reports" | "teams">,
  ownWords: readonly string[] = [],
) {
  const params = new URL(request.url).searchParams;
  const parsed = parseReportLink(params.entries(), ["dni", ...ownWords]);
  const named = chosenOperation(parsed.link, reports.names);
  const marks = params.getAll("members");
  const names = parsed.link.teams.length + marks.length > 0 ? await teams.listNames(named.id) : [];
  const resolved = resolveQuestion(parsed, reports.names, reports.todayIn, names);
  const { link, operation, range, knownAtMs, problems } = resolved;
  const [problem] = problems;
  if (problem) throw refuseLink(problem, request);
  return {
    service: reports.serviceOf(operation.id),
    resolved,
    link,
    operation,
    question: {
      operation: operation.id,
      timeZone: operation.timeZone,
      range,
      // Seconds of the API are whole, whatever the page shows.
      reading: { ...link, perDay: false, teams: await teams.loadMembers(operation.id, link.teams) },
      ...(marks.length > 0 && { marked: await teams.loadMembers(operation.id, findNamed(names, marks)) }),
      withDni: assertMaySeeDni(viewer, params.get("dni")),
      waitLimit: parseWaitLimit(request.headers.get("prefer")),
      askedBy: viewer.email,
      signal: request.signal,
      knownAtMs,
    },
  };
}

// A page may name a team that is gone meanwhile: nobody is in it.
function findNamed(names: readonly TeamName[], ids: readonly string[]): TeamName[] {
  return names.filter(({ id }) => ids.includes(id));
}

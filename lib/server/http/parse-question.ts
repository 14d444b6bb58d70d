import type { TeamName } from "@/lib/report/team";
import { createWordsReader, resolveOnceADay } from "@/lib/search/question-memory";
import { resolveQuestion } from "@/lib/search/resolve-question";
import { chosenOperation } from "@/lib/search/switch-operation";
import { formatViewWords } from "@/lib/search/view-words";
import { assertMaySeeDni } from "@/lib/server/access/administrator";
import { parseClientAddress } from "@/lib/server/access/client-address";
import type { Viewer } from "@/lib/server/access/session";
import type { SeenServer } from "@/lib/server/http/seen-server";
import { parseWaitLimit, prefersLenient } from "@/lib/server/report/wait-limit";
import { refuseLink } from "./refuse-link";

/**
 * The question of a report's address (contract.md, "The link"), as every handler under /api/report understands it.
 * `ownWords` are those that only one of them knows.
 * Reading is noted in the trail, but for handlers that note something else themselves. `rangeWord`: what an address calls its
 * range, where it has one word for it.
 * @throws ProblemError for the first word that cannot be used; `forbidden` where `dni=1` is not for this viewer.
 */
export function createQuestionParser(
  ownWords: readonly string[] = [],
  { isNoted = true, rangeWord }: { isNoted?: boolean; rangeWord?: string } = {},
) {
  const readWords = createWordsReader(["dni", ...ownWords]);

  return async (
    request: Request,
    viewer: Viewer,
    { reports, teams, views }: Pick<SeenServer, "reports" | "teams" | "views">,
  ) => {
    const { params, parsed } = readWords(searchOf(request.url));
    const marks = params.getAll("members");
    const isOfTeams = parsed.link.teams.length > 0;
    const { id } = chosenOperation(parsed.link, reports.names);
    const names = isOfTeams || marks.length > 0 ? await teams.listNames(id) : [];
    const resolved = isOfTeams
      ? resolveQuestion(parsed, reports.names, reports.todayIn, names)
      : resolveOnceADay(parsed, reports.names, reports.todayIn);
    const { link, operation, range, knownAtMs, problems } = resolved;
    const [problem] = problems;
    const isOfRange = problem?.word === "from" || problem?.word === "to";
    if (problem)
      throw refuseLink({ ...problem, ...(isOfRange && rangeWord && { word: rangeWord }) }, request);
    const withDni = assertMaySeeDni(viewer, params.get("dni"));
    const marked = findNamed(names, marks);
    if (isNoted) {
      // The page of a team asks for everybody, and who of them is in the team.
      const read = isOfTeams || marked.length === 0 ? link : { ...link, teams: marked };
      await views.note({
        ...{ who: viewer, operation: operation.id, from: "api", words: formatViewWords(read), withDni },
        address: parseClientAddress(request.headers),
      });
    }
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
        ...{ group: link.group, suppose: link.suppose },
        isLenient: prefersLenient(request.headers.get("prefer")),
        reading: { ...link, perDay: false, teams: await teams.loadMembers(operation.id, link.teams) },
        ...(marks.length > 0 && { marked: await teams.loadMembers(operation.id, marked) }),
        withDni,
        waitLimit: parseWaitLimit(request.headers.get("prefer")),
        askedBy: viewer.email,
        signal: request.signal,
        knownAtMs,
      },
    };
  };
}

// From `?` on; an address that a server receives has no fragment.
function searchOf(url: string): string {
  const at = url.indexOf("?");
  return at < 0 ? "" : url.slice(at);
}

// A page may name a team that is gone meanwhile: nobody is in it.
function findNamed(names: readonly TeamName[], ids: readonly string[]): TeamName[] {
  return names.filter(({ id }) => ids.includes(id));
}

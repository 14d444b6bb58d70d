import { parseReportLink } from "@/lib/search/parse-report-link";
import { resolveQuestion } from "@/lib/search/resolve-question";
import { assertMaySeeDni } from "@/lib/server/access/personal-data";
import type { Viewer } from "@/lib/server/access/session";
import type { Server } from "@/lib/server/container";
import { parsePatience } from "@/lib/server/patience";
import { refuseLink } from "./refuse-link";

/**
 * The question of a report's address (contract.md, "The link"), as every handler under /api/report understands it.
 * `ownWords` are those that only one of them knows.
 * @throws ProblemError for the first word that cannot be used; `forbidden` where `dni=1` is not for this viewer.
 */
export function parseQuestion(
  request: Request,
  viewer: Viewer,
  { reports }: Pick<Server, "reports">,
  ownWords: readonly string[] = [],
) {
  const params = new URL(request.url).searchParams;
  const parsed = parseReportLink(params.entries(), ["dni", ...ownWords]);
  const resolved = resolveQuestion(parsed, reports.names, reports.todayIn);
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
      reading: { ...link, perDay: false },
      withDni: assertMaySeeDni(viewer, params.get("dni")),
      patience: parsePatience(request.headers.get("prefer")),
      askedBy: viewer.email,
      knownAtMs,
    },
  };
}

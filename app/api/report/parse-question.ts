import { requestLocale } from "@/lib/messages/request-locale";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { ProblemError } from "@/lib/report/problem";
import { describeLinkProblem } from "@/lib/search/describe-link-problem";
import { parseReportLink } from "@/lib/search/parse-report-link";
import { resolveQuestion } from "@/lib/search/resolve-question";
import { assertMaySeeDni } from "@/lib/server/access/personal-data";
import type { Viewer } from "@/lib/server/access/session";
import type { Server } from "@/lib/server/container";
import { parsePatience } from "@/lib/server/patience";

/**
 * The question of a report's address (contract.md, "The link"), as every handler under /api/report understands it.
 * @throws ProblemError for the first word that cannot be used; `forbidden` where `dni=1` is not for this viewer.
 */
export function parseQuestion(request: Request, viewer: Viewer, { reports }: Pick<Server, "reports">) {
  const params = new URL(request.url).searchParams;
  const parsed = parseReportLink(params.entries(), ["dni"]);
  const question = resolveQuestion(parsed, reports.names, reports.todayIn);
  const { link, operation, range, knownAtMs, problems } = question;
  const [problem] = problems;
  if (problem) {
    const t = createLocaleTranslator(requestLocale(request.headers));
    throw new ProblemError(problem.code, `${problem.word}: ${describeLinkProblem(problem, t)}`);
  }
  return {
    service: reports.serviceOf(operation.id),
    link,
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

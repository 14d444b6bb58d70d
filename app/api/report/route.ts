import { requestLocale } from "@/lib/messages/request-locale";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { ProblemError } from "@/lib/report/problem";
import { describeLinkProblem } from "@/lib/search/describe-link-problem";
import { parseReportLink } from "@/lib/search/parse-report-link";
import { resolveQuestion } from "@/lib/search/resolve-question";
import { assertMaySeeDni } from "@/lib/server/access/personal-data";
import { answerViewer, privateJson } from "@/lib/server/api-door";
import { parsePatience } from "@/lib/server/patience";

/** `GET /api/report` of contract.md. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, { reports }) => {
    const params = new URL(request.url).searchParams;
    const parsed = parseReportLink(params.entries(), ["dni"]);
    const { link, operation, range, problems } = resolveQuestion(parsed, reports.names, reports.todayIn);
    const [problem] = problems;
    if (problem) {
      const t = createLocaleTranslator(requestLocale(request.headers));
      throw new ProblemError(problem.code, `${problem.word}: ${describeLinkProblem(problem, t)}`);
    }
    const withDni = assertMaySeeDni(viewer, params.get("dni"));
    const answer = await reports.serviceOf(operation.id).loadReport({
      operation: operation.id,
      timeZone: operation.timeZone,
      range,
      reading: link,
      withDni,
      patience: parsePatience(request.headers.get("prefer")),
    });
    return privateJson(answer);
  });
}

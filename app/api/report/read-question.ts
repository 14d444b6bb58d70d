import { requestLocale } from "@/lib/messages/request-locale";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { ProblemError } from "@/lib/report/problem";
import { describeLinkProblem } from "@/lib/search/describe-link-problem";
import { parseReportLink } from "@/lib/search/parse-report-link";
import { type ResolvedQuestion, resolveQuestion } from "@/lib/search/resolve-question";
import type { Server } from "@/lib/server/container";

/** The question of a request's words. @throws ProblemError that names the first word which cannot be used. */
export function readQuestion(
  request: Request,
  reports: Server["reports"],
  extraWords: readonly string[] = [],
): ResolvedQuestion {
  const parsed = parseReportLink(new URL(request.url).searchParams.entries(), extraWords);
  const question = resolveQuestion(parsed, reports.names, reports.todayIn);
  const [problem] = question.problems;
  if (!problem) return question;
  const t = createLocaleTranslator(requestLocale(request.headers));
  throw new ProblemError(problem.code, `${problem.word}: ${describeLinkProblem(problem, t)}`);
}

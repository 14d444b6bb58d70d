import { requestLocale } from "@/lib/messages/request-locale";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { ProblemError } from "@/lib/report/answers/problem";
import { describeLinkProblem } from "@/lib/search/describe-link-problem";
import type { LinkProblem } from "@/lib/search/link-problem";

/** A word that cannot be used, as the API refuses it: in the language of the request. */
export function refuseLink(problem: LinkProblem, { headers }: Request): ProblemError {
  const t = createLocaleTranslator(requestLocale(headers));
  return new ProblemError(problem.code, `${problem.word}: ${describeLinkProblem(problem, t)}`);
}

import { ProblemError } from "@/lib/report/answers/problem";
import { linkOfAgentFile, parseAgentPath } from "@/lib/search/agent-path";
import { formatReportLink, parseReportLink } from "@/lib/search/report-link";
import { resolveQuestion } from "@/lib/search/resolve-question";
import { refuseLink } from "@/lib/server/http/refuse-link";
import type { SeenServer } from "@/lib/server/http/seen-server";

const anywhere = "http://localhost";

/**
 * The words of a page's link, or of its whole address, in their one order and with its operation named.
 * @throws ProblemError for a page that is no report, and for a word that cannot be used
 */
export async function parseSharedLink(
  request: Request,
  { reports, teams }: SeenServer,
  given: string,
): Promise<string> {
  const url = URL.canParse(given, anywhere) ? new URL(given, anywhere) : null;
  const agent = url && parseAgentPath(url.pathname);
  if (!url || (url.pathname !== "/" && agent === null))
    throw new ProblemError("invalid-parameter", "link: must be the link of a report.");
  const parsed = parseReportLink(url.searchParams.entries());
  const id = parsed.link.operation ?? reports.names[0].id;
  const isSeen = reports.names.some((operation) => operation.id === id);
  const names = isSeen && parsed.link.teams.length > 0 ? await teams.listNames(id) : [];
  const { link, problems, operation } = resolveQuestion(parsed, reports.names, reports.todayIn, names);
  const [problem] = problems;
  if (problem) throw refuseLink(problem, request);
  const shared = agent === null ? link : linkOfAgentFile(link, agent);
  return formatReportLink({ ...shared, operation: operation.id });
}

import "server-only";
import { ProblemError } from "@/lib/report/answers/problem";
import { formatAgentPath, linkOfAgentFile, parseAgentPath } from "@/lib/search/agent-path";
import { formatPageAddress } from "@/lib/search/page-address";
import { formatReportLink, parseReportLink, type ReportLink } from "@/lib/search/report-link";
import { type OperationName, resolveQuestion } from "@/lib/search/resolve-question";
import { refuseLink } from "@/lib/server/http/refuse-link";
import type { SeenServer } from "@/lib/server/http/seen-server";

const anywhere = "http://localhost";

type GivenLink = {
  /** Whose page it is; null = the team's. */
  agent: string | null;
  link: ReportLink;
  operation: OperationName;
};

/**
 * A page's link, or its whole address, as a reader may open it.
 * @throws ProblemError for a page that is no report, for a word that cannot be used, and for an agent out of scope
 */
async function readGivenLink(
  request: Request,
  { reports, teams }: Pick<SeenServer, "reports" | "teams">,
  given: string,
): Promise<GivenLink> {
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
  await assertAgentsSeen(reports, operation.id, agent === null ? link.agents : [...link.agents, agent]);
  return { agent, link, operation };
}

/** @throws ProblemError `not-found` for an agent of a link whom its reader may not know of */
export async function assertAgentsSeen(
  reports: SeenServer["reports"],
  operation: string,
  agents: readonly string[],
): Promise<void> {
  const { isSeen } = reports.serviceOf(operation);
  for (const id of agents)
    if (!(await isSeen(id)))
      throw new ProblemError("not-found", `link: there is no agent ${id.slice(0, 40)}.`);
}

/**
 * The words of a link, in their one order and with its operation named.
 * @throws ProblemError as `readGivenLink`
 */
export async function parseSharedLink(request: Request, server: SeenServer, given: string): Promise<string> {
  const { agent, link, operation } = await readGivenLink(request, server, given);
  const shared = agent === null ? link : linkOfAgentFile(link, agent);
  return formatReportLink({ ...shared, operation: operation.id });
}

/**
 * A link as it is saved under a name: an address without its host, or words alone where words were given, and its operation.
 * @throws ProblemError as `readGivenLink`
 */
export async function parseViewLink(
  request: Request,
  server: SeenServer,
  given: string,
): Promise<{ link: string; operation: string }> {
  const isWords = /^[a-z]+=/.test(given);
  const { agent, link, operation } = await readGivenLink(request, server, isWords ? `/?${given}` : given);
  const path = agent === null ? "/" : (formatAgentPath(agent) ?? "/");
  return {
    link: isWords ? formatReportLink(link) : formatPageAddress(path, link),
    operation: operation.id,
  };
}

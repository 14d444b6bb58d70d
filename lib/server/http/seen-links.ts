import "server-only";
import { showAllowances } from "@/lib/report/allowances/allowance";
import { addressOfView } from "@/lib/report/answers/saved-view";
import { parseAgentPath } from "@/lib/search/agent-path";
import { parseReportLink, type ReportLink } from "@/lib/search/report-link";
import type { Viewer } from "@/lib/server/access/session";
import type { SeenServer } from "./seen-server";

type Server = Pick<SeenServer, "reports" | "teams" | "settings">;

/** A kept link with its path (null = words alone) and the agent whose page it is. */
export function readKeptLink(given: string) {
  const address = new URL(addressOfView({ link: given }), "http://localhost");
  const path = given.startsWith("/") ? address.pathname : null;
  return { path, agent: parseAgentPath(address.pathname), link: parseReportLink(address.searchParams).link };
}

/** Those whose link names nothing out of a reader's scope. */
export async function filterInScope<Kept extends { operation: string }>(
  kept: readonly Kept[],
  viewer: Viewer,
  server: Server,
  linkOf: (one: Kept) => string,
): Promise<Kept[]> {
  const seen = await Promise.all(kept.map((one) => isInScope(one.operation, linkOf(one), viewer, server)));
  return kept.filter((_, at) => seen[at]);
}

/** Whether a link of an operation, an address without its host or words alone, names nothing out of a reader's scope. */
export async function isInScope(
  operation: string,
  given: string,
  { scope }: Pick<Viewer, "scope">,
  { reports, teams, settings }: Server,
): Promise<boolean> {
  if (!reports.names.some(({ id }) => id === operation)) return false;
  const { agent, link } = readKeptLink(given);
  const { loadStateSettings, isSeen } = reports.serviceOf(operation);
  const [{ countsAs }, { allowances }] = await Promise.all([
    loadStateSettings({ group: null }),
    settings.recall(operation),
  ]);
  const told = showAllowances(allowances, { countsAs: countsAs.states, teams: scope.teams });
  const untold = allowances.filter(({ id }) => !told.some((entry) => entry.id === id));
  if (untold.some(({ id }) => listAllowances(link).includes(id))) return false;
  if (scope.teams === null) return true;
  const known = await teams.listNames(operation);
  if (!link.teams.every(({ id }) => known.some((team) => team.id === id))) return false;
  const agents = await Promise.all([...link.agents, ...(agent === null ? [] : [agent])].map(isSeen));
  return agents.every(Boolean);
}

/** The allowances that a link names. */
function listAllowances({ over, sort, columns, pinned, suppose }: ReportLink): string[] {
  const named = [...sort, ...columns, ...pinned].flatMap((key) => (key.by === "over" ? [key.id] : []));
  const limited = suppose.flatMap((one) => (one.kind === "limit" ? [one.id] : []));
  return [...(over === null ? [] : [over]), ...named, ...limited];
}

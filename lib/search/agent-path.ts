import type { Grain } from "@/lib/report/figures/grain";
import { showControls } from "@/lib/report/text";
import { formatPageAddress } from "./page-address";
import type { ReportLink } from "./report-link";

const folder = "/agents/";
const longestId = 200;
// A path of dots means a folder, and no address may hold a backslash or NUL (scripts/server/guard.mjs).
const unaddressable = /^\.{1,2}$|[\\\0]/;

/** The path of an agent's page; null where an id cannot stand in an address, such as none at all. */
export function formatAgentPath(id: string): string | null {
  const isUsable = id !== "" && id.length <= longestId && id.isWellFormed() && !unaddressable.test(id);
  return isUsable ? `${folder}${encodeURIComponent(id)}` : null;
}

/** An agent's name for the title of their page, with control characters shown; the id where there is no name. */
export function nameInTitle(name: string | null | undefined, id: string): string {
  return showControls(name || id);
}

/** An agent's page under the words of a link: the same range, filters and order. */
export function formatAgentAddress(id: string, link: ReportLink): string | null {
  const path = formatAgentPath(id);
  return path === null ? null : formatPageAddress(path, link);
}

/** The team report under the words of a link, without `rows`, which only an agent's page reads. */
export function formatReportAddress(link: ReportLink): string {
  return formatPageAddress("/", { ...link, rows: null });
}

/** What a row of an agent's page stands for. */
export function agentGrain({ rows, by }: Pick<ReportLink, "rows" | "by">): Grain {
  return rows ?? by ?? "day";
}

/** The words that make an agent's rows stand for `grain`, whatever view the team's page will have again. */
export function chooseAgentGrain({ by }: Pick<ReportLink, "by">, grain: Grain): Pick<ReportLink, "rows"> {
  return { rows: agentGrain({ by, rows: null }) === grain ? null : grain };
}

/** The same question of one agent alone, whatever the link finds agents by. */
export function narrowToAgent(link: ReportLink, id: string): ReportLink {
  return { ...link, agents: [id], teams: [], query: "", over: null };
}

/** What a file of an agent's page holds: the agent alone, over time as the page reads it. */
export function linkOfAgentFile(link: ReportLink, id: string): ReportLink {
  return { ...narrowToAgent(link, id), by: agentGrain(link), rows: null };
}

/** Another reading of an agent, opened from their page. It changes `rows`, and leaves the team's `by` as it is. */
export function openOnAgentPage(opened: ReportLink, { by }: Pick<ReportLink, "by">): ReportLink {
  return { ...opened, by, ...chooseAgentGrain({ by }, opened.by ?? "day") };
}

/** The id in an agent's path; null where it is another page's. */
export function parseAgentPath(path: string): string | null {
  return path.startsWith(folder) ? parseAgentSegment(path.slice(folder.length)) : null;
}

/** The id in the last segment of an agent's path; null where it is not one that has a page. */
export function parseAgentSegment(segment: string): string | null {
  try {
    const id = decodeURIComponent(segment);
    return formatAgentPath(id) === null ? null : id;
  } catch {
    return null;
  }
}

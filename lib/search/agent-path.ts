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

/** An agent's page under the words of a link: the same range, filters and order. */
export function formatAgentAddress(id: string, link: ReportLink): string | null {
  const path = formatAgentPath(id);
  return path === null ? null : formatPageAddress(path, link);
}

/** The team report under the words of a link. */
export function formatReportAddress(link: ReportLink): string {
  return formatPageAddress("/", link);
}

/** The same question of one agent alone, whatever the link finds agents by. */
export function narrowToAgent(link: ReportLink, id: string): ReportLink {
  return { ...link, agents: [id], query: "" };
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

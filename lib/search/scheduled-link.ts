import { linkOfAgentFile, parseAgentPath } from "./agent-path";
import { formatReportLink, parseReportLink, type ReportLink } from "./report-link";

/**
 * The words of a link that was pasted as an address, as a path, or as words alone; of an agent's page they name the agent, and what a row
 * stands for.
 */
export function readPastedLink(text: string): URLSearchParams {
  const address = text.trim();
  const at = address.indexOf("?");
  const search = at < 0 ? (/[/:]/.test(address) ? "" : address) : address.slice(at + 1).split("#")[0];
  const params = new URLSearchParams(search);
  const agent = parseAgentPath(pathOf(at < 0 ? address : address.slice(0, at)));
  if (agent === null) return params;
  const { link, problems } = parseReportLink(params.entries());
  // What cannot be used is named by whoever resolves the words.
  return problems.length > 0 ? params : new URLSearchParams(formatReportLink(linkOfAgentFile(link, agent)));
}

/** Whether a text that was pasted may be a report's: words alone, or the address or path of the team's or an agent's page. */
export function isReportLink(text: string): boolean {
  const path = pathOf(text.trim().split("?")[0] ?? "");
  return !path.startsWith("/") || path === "/" || parseAgentPath(path) !== null;
}

/** A link whose range is these days, whatever days it names; hours, filters and reading stay. */
export function fixDays(link: ReportLink, first: string, last: string): ReportLink {
  return { ...link, span: { from: first, to: last } };
}

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : (address.split("#")[0] ?? "");
}

import type { LocalDateTime, Window } from "@/lib/dates/window";
import { buildServerUrl } from "@/lib/server/settings/operation";

const paths = { report: "/api/v2/reports_manager.php", information: "/api/v2/information.php" } as const;
const localDateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;

export type Upstream = { baseUrl?: string | undefined; server?: string | undefined };

/**
 * The address under which wolkvox answers: the given one, else `https://wv{server}.wolkvox.com`.
 * @throws Error naming what is wrong, without the value.
 */
export function parseBaseUrl({ baseUrl, server }: Upstream): URL {
  if (server !== undefined && !/^\d{4}$/.test(server))
    throw new Error("The wolkvox server must be four digits.");
  if (baseUrl === undefined && server === undefined)
    throw new Error("A wolkvox server or base URL is needed.");
  const text = baseUrl ?? buildServerUrl(server);
  if (!URL.canParse(text)) throw new Error("The wolkvox base URL is not a URL.");
  const url = new URL(text);
  const isBare = url.username + url.password + url.search + url.hash === "" && !/[?#@]/.test(text);
  if (!/^https?:$/.test(url.protocol) || !isBare)
    throw new Error("The wolkvox base URL must be http(s) without user, query or fragment.");
  return url;
}

/** Report agent_3 over a window, both ends in the operation's civil time. */
export function buildCallUrl(base: URL, window: Window): URL {
  const dates = `date_ini=${formatWireTime(window.from)}&date_end=${formatWireTime(window.to)}`;
  return buildUrl(base, paths.report, `api=agent_3&${dates}`);
}

/** wolkvox's own list of agents, which takes no dates. */
export function buildAgentListUrl(base: URL): URL {
  return buildUrl(base, paths.information, "api=agents");
}

function buildUrl(base: URL, path: string, words: string): URL {
  const url = new URL(base);
  url.pathname = base.pathname.replace(/\/+$/, "") + path;
  url.search = words;
  return url;
}

// Whether wolkvox counts the second of `date_end` is not published (U4); we ask as if it did.
function formatWireTime(local: LocalDateTime): string {
  if (!localDateTime.test(local)) throw new Error("A window's ends must be YYYY-MM-DDTHH:mm:ss.");
  return local.replace(/\D/g, "");
}

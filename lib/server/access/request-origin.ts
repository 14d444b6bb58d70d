import { ProblemError } from "@/lib/report/answers/problem";
import { allowedHost } from "./allowed-host";

/** Where this server is reached: `baseUrl` is BETTER_AUTH_URL or null, `hostname` the machine's own name. */
export type Site = { baseUrl: string | null; hostname: string };

/**
 * Refuses a request whose Host could be a stranger's name for this server.
 * @throws ProblemError invalid-parameter (400)
 */
export function requireAllowedHost(headers: Headers, site: Site): void {
  if (allowedHost(headers.get("host"), site.baseUrl, site.hostname)) return;
  throw new ProblemError(
    "invalid-parameter",
    "This server does not answer to the host in the address. Set BETTER_AUTH_URL to the public address, and let a proxy in front pass the Host header on.",
  );
}

/**
 * Refuses a request that a page of another site made: for every method that changes something. A client that
 * sends neither Origin nor Sec-Fetch-Site is no browser and carries no one else's cookies.
 * @throws ProblemError cross-origin (403)
 */
export function requireSameOrigin(headers: Headers, site: Site): void {
  const origin = headers.get("origin");
  const fetchSite = headers.get("sec-fetch-site");
  const isOwn =
    origin === null
      ? fetchSite === null || fetchSite === "same-origin" || fetchSite === "none"
      : isOwnOrigin(origin, headers.get("host"), site.baseUrl);
  if (isOwn) return;
  throw new ProblemError(
    "cross-origin",
    site.baseUrl === null
      ? "Only this server's own pages may do this. Behind a proxy, set BETTER_AUTH_URL to the public address."
      : "Only this server's own pages may do this. Open it at the address in BETTER_AUTH_URL.",
  );
}

function isOwnOrigin(origin: string, host: string | null, baseUrl: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const { origin: canonical, protocol, host: originHost } = new URL(origin);
  if (canonical !== origin.toLowerCase()) return false;
  if (baseUrl !== null) return canonical === new URL(baseUrl).origin;
  if (protocol !== "http:" && protocol !== "https:") return false;
  const own = `${protocol}//${host}`;
  return URL.canParse(own) && new URL(own).host === originHost;
}

import { parseBearerToken } from "@/lib/server/access/bearer-token";
import type { SessionLoader, Viewer } from "@/lib/server/access/session";
import { type ApiKeys, isApiKey } from "./api-keys";

/**
 * Who asks the API: by the key that the request bears, else by its session. A key that is none, or none any more, is nobody,
 * whatever session comes with it; other bearer tokens are a matter of proxies in front.
 */
export function createViewerLoader(
  sessions: Pick<SessionLoader, "loadSession">,
  keys: Pick<ApiKeys, "loadViewer">,
): (headers: Headers) => Promise<Viewer | null> {
  return (headers) => {
    const token = parseBearerToken(headers);
    return token !== null && isApiKey(token) ? keys.loadViewer(token) : sessions.loadSession(headers);
  };
}

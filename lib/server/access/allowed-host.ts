import { isIP } from "node:net";

/**
 * Whether a `Host` header may name this server: loopback names, IP addresses, the machine's own name, and the
 * public address where one is set. Any other name could be a stranger's that resolves here (DNS rebinding).
 */
export function allowedHost(host: string | null, baseUrl: string | null, hostname: string): boolean {
  const name = parseHostName(host);
  if (name === null) return false;
  if (baseUrl !== null && name === parseHostName(new URL(baseUrl).host)) return true;
  return isLoopbackName(name) || isIP(name) !== 0 || isMachineName(name, hostname.toLowerCase());
}

/** The name inside `name`, `name:port` or `[address]:port`, in lower case; null where it is none of these. */
function parseHostName(host: string | null): string | null {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(host ?? "");
  const name = (match?.[1] ?? match?.[2])?.toLowerCase();
  if (name === undefined || (match?.[1] !== undefined && isIP(name) !== 6)) return null;
  return name;
}

function isLoopbackName(name: string): boolean {
  return name === "localhost" || name.endsWith(".localhost");
}

// `.local` names are answered by the machine itself (RFC 6762), never by public DNS.
function isMachineName(name: string, hostname: string): boolean {
  return hostname !== "" && (name === hostname || name === `${hostname}.local`);
}

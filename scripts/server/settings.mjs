import { hostname } from "node:os";
import { createAddressFinder, parseTrustedProxy } from "./trusted-proxy.mjs";

/**
 * Where to listen and whom to believe. `faults` names each bad variable, never its value; a setting with a fault
 * holds its default. The demonstration, whose password is public, listens to this machine alone.
 */
export function parseServerSettings(environment) {
  const port = parsePort(environment.PORT);
  const trusted = parseTrustedProxy(environment.AUXBOARD_TRUSTED_PROXY ?? "");
  return {
    port: port ?? 3000,
    host: environment.AUXBOARD_DEMO === "1" ? "127.0.0.1" : parseHost(environment.HOSTNAME),
    // Whoever was there once by https never comes by http again.
    isSecure: /^https:/i.test(environment.BETTER_AUTH_URL ?? ""),
    findClientAddress: createAddressFinder(trusted ?? parseTrustedProxy("")),
    faults: [
      ...(port === undefined ? ["- PORT must be a port number."] : []),
      ...(trusted === undefined
        ? ["- AUXBOARD_TRUSTED_PROXY must be IP addresses or networks such as 10.0.0.0/8, between commas."]
        : []),
    ],
  };
}

function parsePort(text) {
  if (!text) return 3000;
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}

// Shells and container engines put the machine's own name in HOSTNAME; nobody chose where to listen with it.
function parseHost(text) {
  return !text || text === hostname() ? undefined : text;
}

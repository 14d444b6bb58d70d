import "server-only";
import { allowedHost } from "./allowed-host";
import type { Site } from "./request-origin";

// scripts/server/guard.mjs reads it by this name: Next bundles the app apart from the server around it.
// biome-ignore lint/plugin: the server around Next shares nothing with the bundles but globalThis
const registry: { [key: symbol]: ((host: string) => boolean) | undefined } = globalThis;
const key = Symbol.for("auxboard.host-rule");

/** Tells the server around the app which hosts it may answer to: on every route, files too. */
export function leaveHostRule({ baseUrl, hostname }: Site): void {
  registry[key] = (host) => allowedHost(host, baseUrl, hostname);
}

import type { Operation } from "@/lib/server/settings/operation";

/** What an operation says instead of a source's name to begin anew. */
export const nothing = "nothing";

/**
 * Who gives an operation its figures: the server's nomenclature where one is given, else the address, both without what
 * does not tell two of them apart.
 */
export function nameSource({ server, baseUrl }: Pick<Operation, "server" | "baseUrl">): string {
  return server ?? normalizeSource(baseUrl);
}

/** A source as it is compared: an address without a slash at its end, in the spelling that URL gives it. */
export function normalizeSource(text: string): string {
  return URL.canParse(text) ? new URL(text).href.replace(/\/+$/, "") : text.trim();
}

/** The token of an `Authorization: Bearer` header; null where there is none. */
export function parseBearerToken(headers: Pick<Headers, "get">): string | null {
  return /^Bearer ([^\s]+)$/i.exec(headers.get("authorization") ?? "")?.[1] ?? null;
}

import type { Site } from "@/lib/server/access/request-origin";

/** The address of a one-time link: at the public address, or where whoever asks for it has reached us. */
export function invitationAddress(request: Request, { baseUrl }: Site): (secret: string) => string {
  return (secret) => `${publicOrigin(request, { baseUrl })}/invitation/${secret}`;
}

/** Where people reach us: the public address, or what this request was sent to. */
export function publicOrigin({ headers }: Request, { baseUrl }: Pick<Site, "baseUrl">): string {
  const reached = headers.get("origin") ?? `http://${headers.get("host") ?? "localhost"}`;
  return baseUrl === null ? reached : new URL(baseUrl).origin;
}

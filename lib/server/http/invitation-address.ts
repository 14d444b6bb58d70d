import type { Site } from "@/lib/server/access/request-origin";

/** The address of a one-time link: at the public address, or where whoever asks for it has reached us. */
export function invitationAddress(request: Request, { baseUrl }: Site): (secret: string) => string {
  const { headers } = request;
  const reached = headers.get("origin") ?? `http://${headers.get("host") ?? "localhost"}`;
  const origin = baseUrl === null ? reached : new URL(baseUrl).origin;
  return (secret) => `${origin}/invitation/${secret}`;
}

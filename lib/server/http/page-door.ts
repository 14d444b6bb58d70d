import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Viewer } from "@/lib/server/access/session";
import { getServer, type Server } from "@/lib/server/container";

/** Who opens this page, if anybody is signed in. */
export async function loadPageViewer(): Promise<{ viewer: Viewer | null; server: Server }> {
  const [server, head] = await Promise.all([getServer(), headers()]);
  return { server, viewer: await server.sessions.loadSession(head) };
}

/** Who reads this page; without a session the reader goes to /sign-in, and comes back to the link they opened. */
export async function requireViewer(): Promise<{ viewer: Viewer; server: Server }> {
  const { viewer, server } = await loadPageViewer();
  if (viewer) return { viewer, server };
  const address = (await headers()).get("x-page-address") ?? "/";
  redirect(address === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(address)}`);
}

import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { isProblem } from "@/lib/report/answers/problem";
import type { EnteredSourceFacts } from "@/lib/report/answers/source-answer";
import { isAdministrator } from "@/lib/server/access/administrator";
import { parseClientAddress } from "@/lib/server/access/client-address";
import type { OpenLink } from "@/lib/server/access/people/people";
import type { Viewer } from "@/lib/server/access/session";
import { getContainer, getInstallation } from "@/lib/server/container";
import type { Installation } from "@/lib/server/installation";
import { buildLimits } from "@/lib/server/ledger/lease/call-quota";
import type { View } from "@/lib/server/trail/view-notes";
import { hasOperation, narrowServer, type SeenServer } from "./seen-server";

type PageReader = { viewer: Viewer; server: SeenServer };

/**
 * Who opens this page, if anybody is signed in. Whoever needs two-factor first goes where it is switched on, and whom no operation is
 * open to goes to the page that says so. While no source is known, administrators go where it is entered.
 */
export async function loadPageViewer(): Promise<PageReader | { viewer: null; installation: Installation }> {
  const [{ installation, findServer }, head] = await Promise.all([getContainer(), headers()]);
  const viewer = await installation.sessions.loadAnySession(head);
  if (!viewer) return { viewer, installation };
  if (viewer.twoFactor === "missing") redirect(withNext("/two-factor", head));
  const server = findServer();
  if (!server && isAdministrator(viewer)) redirect("/set-up");
  if (!server || !hasOperation(server, viewer)) redirect("/no-operation");
  return { viewer, server: narrowServer(server, viewer) };
}

type PlainReader = {
  viewer: Viewer | null;
  /** Some operation is open to them. */
  isOpen: boolean;
  /** Some operation is served. */
  isSetUp: boolean;
};

/** Who is signed in, whatever is open to them. For pages without figures. */
export async function loadPlainViewer(): Promise<PlainReader> {
  const [{ installation, findServer }, head] = await Promise.all([getContainer(), headers()]);
  const viewer = await installation.sessions.loadAnySession(head);
  const server = findServer();
  return { viewer, isOpen: viewer !== null && hasOperation(server, viewer), isSetUp: server !== null };
}

/** What is known of a source that is entered in the application; null where the environment names the operations. */
export async function loadSourceFacts(): Promise<EnteredSourceFacts | null> {
  const { source } = await getContainer();
  return (await source?.describe()) ?? null;
}

/** Where the figures of each operation come from, and what the background may spend of a day's calls; never a token. */
export function listSources({ operations, environment }: Pick<SeenServer, "operations" | "environment">) {
  return operations.map(({ id, server, baseUrl, dailyQuota }) => ({
    ...{ id, server: server ?? null, address: baseUrl },
    costs: {
      refreshSeconds: environment.refreshMs / 1000,
      backgroundQuota: buildLimits(dailyQuota).background,
    },
  }));
}

/** `path`, from which the way goes on to the page that was opened. */
function withNext(path: string, head: Pick<Headers, "get">): string {
  const address = head.get("x-page-address") ?? "/";
  return address === "/" ? path : `${path}?next=${encodeURIComponent(address)}`;
}

/** What a one-time link is for, and for whom; `over` where it is so no longer, `unknown` where it never was one. */
export async function loadOneTimeLink(secret: string): Promise<OpenLink | "over" | "unknown"> {
  const { people } = await getInstallation();
  try {
    return await people.openLink(secret);
  } catch (error) {
    if (isProblem(error) && error.code === "gone") return "over";
    if (isProblem(error) && error.code === "not-found") return "unknown";
    throw error;
  }
}

/** Notes in the trail which figures a page shows, before it is sent; an agent's page names the agent. */
export async function notePageView(
  { viewer, server }: PageReader,
  view: Pick<View, "operation" | "words" | "agent">,
): Promise<void> {
  const from = view.agent === undefined ? "report" : "agent";
  const address = parseClientAddress(await headers());
  await server.views.note({ ...view, who: viewer, from, address });
}

/** Who reads this page; without a session the reader goes to /sign-in, and comes back to the link they opened. */
export async function requireViewer(): Promise<PageReader> {
  const reader = await loadPageViewer();
  if (reader.viewer) return reader;
  redirect(withNext("/sign-in", await headers()));
}

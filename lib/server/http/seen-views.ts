import "server-only";
import { ProblemError } from "@/lib/report/answers/problem";
import {
  addressOfView,
  type GoneView,
  type SavedView,
  type ViewsAnswer,
} from "@/lib/report/answers/saved-view";
import { countWords } from "@/lib/report/states/state-settings";
import { hideSuppositions } from "@/lib/report/suppositions/apply-suppositions";
import { formatPageAddress } from "@/lib/search/page-address";
import { formatReportLink, type ReportLink } from "@/lib/search/report-link";
import { isAdministrator } from "@/lib/server/access/administrator";
import type { Viewer } from "@/lib/server/access/session";
import type { SeenService } from "@/lib/server/report/seen-reports";
import type { KeptView } from "@/lib/server/views/view-store";
import { isInScope, readKeptLink } from "./seen-links";
import type { SeenServer } from "./seen-server";

type Server = Pick<SeenServer, "reports" | "teams" | "savedViews" | "settings">;

/** The views that a reader sees: their own, and of those for everybody the ones whose link is in their scope. */
export async function loadSeenViews(viewer: Viewer, server: Server): Promise<ViewsAnswer> {
  const [kept, chosen] = await Promise.all([
    server.savedViews.list(viewer.userId),
    server.savedViews.findDefault(viewer.userId),
  ]);
  const seen = await filterSeen(kept, viewer, server);
  const isThere = seen.some(({ id }) => id === chosen?.id);
  return {
    views: await Promise.all(seen.map((view) => tellView(view, viewer, server, chosen))),
    gone: isThere || viewer.keyId !== undefined ? null : chosen,
  };
}

/** What `/` without any word opens: an address, or a view that is gone; null where nothing was chosen. */
export async function loadDefaultView(
  viewer: Viewer,
  server: Server,
): Promise<{ address: string } | { gone: GoneView } | null> {
  if ((await server.savedViews.findDefault(viewer.userId)) === null) return null;
  const { views, gone } = await loadSeenViews(viewer, server);
  const view = views.find(({ isDefault }) => isDefault);
  if (view) return { address: addressOfView(view) };
  return gone && { gone };
}

/** @throws ProblemError `not-found` */
export async function findSeenView(id: string, viewer: Viewer, server: Server): Promise<KeptView> {
  const kept = await server.savedViews.list(viewer.userId);
  const [view] = await filterSeen(
    kept.filter((one) => one.id === id),
    viewer,
    server,
  );
  if (!view) throw new ProblemError("not-found", "There is no such view.");
  return view;
}

/** @throws ProblemError `forbidden` where a view is somebody else's; administrators may change every view for everybody. */
export function assertMayChange(view: KeptView, viewer: Viewer): void {
  if (view.ownerId === viewer.userId || isAdministrator(viewer)) return;
  throw new ProblemError("forbidden", "Only who made a view, and administrators, change it.");
}

/** One view as its reader sees it. */
export async function tellSeenView(id: string, viewer: Viewer, server: Server): Promise<SavedView> {
  const view = (await loadSeenViews(viewer, server)).views.find((one) => one.id === id);
  if (!view) throw new ProblemError("not-found", "There is no such view.");
  return view;
}

// A key sees no more of its maker's own views than of anybody's.
async function filterSeen(views: readonly KeptView[], viewer: Viewer, server: Server): Promise<KeptView[]> {
  const isOwn = ({ ownerId }: KeptView) => ownerId === viewer.userId && viewer.keyId === undefined;
  const seen: KeptView[] = [];
  for (const view of views)
    if (isOwn(view) || (await isInScope(view.operation, view.link, viewer, server))) seen.push(view);
  return seen;
}

function isOfOperation({ operation }: Pick<KeptView, "operation">, { names }: Server["reports"]): boolean {
  return names.some(({ id }) => id === operation);
}

async function countLink(
  link: ReportLink,
  { loadStateSettings }: Pick<SeenService, "loadStateSettings">,
): Promise<ReportLink> {
  const { countsAs } = await loadStateSettings(link);
  return hideSuppositions(countWords(link, countsAs), countsAs.states);
}

// A link without an operation is of the maker's first one, which may be another than the reader's. States stand in it as they count
// for the reader, as on the page that it opens.
async function tellView(
  view: KeptView,
  viewer: Viewer,
  { reports }: Server,
  chosen: GoneView | null,
): Promise<SavedView> {
  const { id, name, isShared, by, version } = view;
  const { path, link } = readKeptLink(view.link);
  const isNamed = link.operation !== null || view.operation === reports.names[0].id;
  const counted = isOfOperation(view, reports)
    ? await countLink(link, reports.serviceOf(view.operation))
    : link;
  const told = isNamed ? counted : { ...counted, operation: view.operation };
  return {
    ...{ id, name, isShared, isDefault: chosen?.id === id, isOwn: view.ownerId === viewer.userId },
    ...{ by, version },
    link: path === null ? formatReportLink(told) : formatPageAddress(path, told),
  };
}

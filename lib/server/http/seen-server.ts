import "server-only";
import { maySeeSensitive } from "@/lib/server/access/administrator";
import type { Viewer } from "@/lib/server/access/session";
import type { Server } from "@/lib/server/container";
import { narrowReports, type SeenReports } from "@/lib/server/report/seen-reports";
import type { Sight } from "@/lib/server/report/sight";
import { narrowTeams } from "@/lib/server/teams/seen-teams";

/** The server as a reader may see it: reports and teams are those of their scope. */
export type SeenServer = Omit<Server, "reports"> & { reports: SeenReports };

/** Whether any of the operations is in a reader's scope; none is while no source is known. */
export function hasOperation(server: Server | null, { scope }: Pick<Viewer, "scope">): boolean {
  return (server?.reports.names ?? []).some(({ id }) => scope.operations?.includes(id) ?? true);
}

/**
 * What doors give to handlers and pages instead of the server. Scope and members are read once for every request. Where more
 * people look than the one who asks (a shared link, a screen on a wall), no sensitive state stands by itself.
 * @throws ProblemError `forbidden` where no operation is in the scope.
 */
export function narrowServer(
  server: Server,
  viewer: Pick<Viewer, "scope" | "role" | "rights">,
  { isForOthers = false } = {},
): SeenServer {
  const { scope } = viewer;
  const { operations } = scope;
  const teams = narrowTeams(server.teams, scope.teams);
  const sights = new Map<string, Promise<Sight>>();
  const loadSight = async (operation: string) =>
    scope.teams === null
      ? null
      : { teams: await teams.loadMembers(operation, await teams.listNames(operation)) };
  const reports = narrowReports(server.reports, {
    operations,
    seesSensitive: !isForOthers && maySeeSensitive(viewer),
    sightOf: (operation) => {
      const sight = sights.get(operation) ?? loadSight(operation);
      sights.set(operation, sight);
      return sight;
    },
  });
  return { ...server, reports, teams };
}

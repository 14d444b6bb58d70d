import "server-only";
import type { TeamsAnswer } from "@/lib/report/team";
import type { TeamStore } from "../teams/team-store";

type Teams = { reports: { names: readonly { id: string }[] }; teams: TeamStore };

/** The teams of all operations, for a page's first HTML. */
export function preloadTeams({ reports, teams }: Teams): Promise<TeamsAnswer[]> {
  return Promise.all(reports.names.map(async ({ id }) => ({ operation: id, teams: await teams.list(id) })));
}

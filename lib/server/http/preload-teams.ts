import "server-only";
import type { TeamNamesAnswer } from "@/lib/report/team";
import type { TeamStore } from "@/lib/server/teams/team-store";

type Teams = { reports: { names: readonly { id: string }[] }; teams: TeamStore };

/** The names of all operations' teams, for a page's first HTML. */
export function preloadTeams({ reports, teams }: Teams): Promise<TeamNamesAnswer[]> {
  return Promise.all(
    reports.names.map(async ({ id }) => ({ operation: id, teams: await teams.listNames(id) })),
  );
}

import { ProblemError } from "@/lib/report/answers/problem";
import type { TeamStore } from "./team-store";

/** The teams of a scope alone, by their ids; null = all. Of others nobody learns that they are there. */
export function narrowTeams(teams: TeamStore, ids: readonly string[] | null): TeamStore {
  if (ids === null) return teams;
  const isSeen = ({ id }: { id: string }) => ids.includes(id);
  return {
    ...teams,
    list: async (operation) => (await teams.list(operation)).filter(isSeen),
    listNames: async (operation) => (await teams.listNames(operation)).filter(isSeen),
    find(operation, id) {
      if (!isSeen({ id })) throw new ProblemError("not-found", "There is no such team.");
      return teams.find(operation, id);
    },
    loadMembers: (operation, names) => teams.loadMembers(operation, names.filter(isSeen)),
  };
}

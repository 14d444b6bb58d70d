import type { Team } from "@/lib/report/team";
import { createRecall } from "@/lib/server/store/recall";
import type { TeamStore } from "./team-store";

/**
 * Teams by their ids for reports, at most five seconds old. It never fails: where the database does not answer, those known
 * before hold, or null.
 */
export function createTeamRecall(
  { loadMembers }: Pick<TeamStore, "loadMembers">,
  now: () => number,
): (operation: string, ids: readonly string[]) => Promise<readonly Team[] | null> {
  const recall = createRecall<readonly Team[]>(now);
  return (operation, ids) => {
    const names = ids.map((id) => ({ id, name: id, version: 0, size: 0 }));
    const load = () => loadMembers(operation, names);
    return recall.read(JSON.stringify([operation, ...ids]), load).catch(() => null);
  };
}

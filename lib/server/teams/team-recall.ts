import type { Team } from "@/lib/report/team";
import type { TeamStore } from "./team-store";

const readAgainMs = 5_000;
const mostKept = 32;

/**
 * Teams by their ids for reports, at most five seconds old. It never fails: where the database does not answer, those known
 * before hold, or null.
 */
export function createTeamRecall(
  { loadMembers }: Pick<TeamStore, "loadMembers">,
  now: () => number,
): (operation: string, ids: readonly string[]) => Promise<readonly Team[] | null> {
  const kept = new Map<string, { teams: readonly Team[]; readAtMs: number }>();

  return async (operation, ids) => {
    const key = JSON.stringify([operation, ...ids]);
    const known = kept.get(key);
    const ageMs = known ? now() - known.readAtMs : readAgainMs;
    if (known && ageMs >= 0 && ageMs < readAgainMs) return known.teams;
    const names = ids.map((id) => ({ id, name: id, version: 0, size: 0 }));
    const teams = await loadMembers(operation, names).catch(() => null);
    if (teams === null) return known?.teams ?? null;
    kept.delete(key);
    kept.set(key, { teams, readAtMs: now() });
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return teams;
  };
}

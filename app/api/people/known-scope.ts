import type { Scope } from "@/lib/report/answers/person";
import { ProblemError } from "@/lib/report/answers/problem";
import type { SeenServer } from "@/lib/server/http/seen-server";

/**
 * Refuses a scope that names what there is not: whoever was given it would see less than was meant.
 * @throws ProblemError `invalid-parameter`
 */
export async function assertKnownScope(
  { reports, teams }: Pick<SeenServer, "reports" | "teams">,
  scope: Scope | undefined,
): Promise<void> {
  if (scope === undefined) return;
  const operations = reports.names.map(({ id }) => id);
  requireKnown("scope.operations", scope.operations, operations);
  if (scope.teams === null || scope.teams.length === 0) return;
  const listed = await Promise.all(operations.map((id) => teams.listNames(id)));
  requireKnown(
    "scope.teams",
    scope.teams,
    listed.flat().map(({ id }) => id),
  );
}

function requireKnown(word: string, given: readonly string[] | null, known: readonly string[]): void {
  const stranger = given?.find((id) => !known.includes(id));
  if (stranger !== undefined)
    throw new ProblemError("invalid-parameter", `${word}: there is no ${stranger.slice(0, 60)}.`);
}

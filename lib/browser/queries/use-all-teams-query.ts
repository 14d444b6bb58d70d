import { useQueries } from "@tanstack/react-query";
import type { TeamName } from "@/lib/report/team";
import { useSite } from "../site";
import { teamsOptions } from "./teams-query";

/** The names of the teams of all operations that the reader sees, as far as they are known. */
export function useAllTeamsQuery(): readonly TeamName[] {
  const { operations } = useSite();
  const answers = useQueries({ queries: operations.map(({ id }) => teamsOptions(id)) });
  return answers.flatMap(({ data }) => data?.teams ?? []);
}

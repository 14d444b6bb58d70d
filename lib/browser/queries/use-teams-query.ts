"use client";

import { useQueries, useQuery } from "@tanstack/react-query";
import type { TeamName } from "@/lib/report/team";
import { useSite } from "../site";
import { teamsOptions } from "./teams-query";

/** The names of an operation's teams as far as they are known; asked for only where they are wanted. */
export function useTeamsQuery(operation: string, isWanted = true): readonly TeamName[] | undefined {
  return useQuery({ ...teamsOptions(operation), enabled: isWanted }).data?.teams;
}

/** The same of all operations that the reader sees. */
export function useAllTeamsQuery(): readonly TeamName[] {
  const { operations } = useSite();
  const answers = useQueries({ queries: operations.map(({ id }) => teamsOptions(id)) });
  return answers.flatMap(({ data }) => data?.teams ?? []);
}

"use client";

import { useQuery } from "@tanstack/react-query";
import type { TeamName } from "@/lib/report/team";
import { teamsOptions } from "./teams-query";

/** The names of an operation's teams as far as they are known; asked for only where they are wanted. */
export function useTeamsQuery(operation: string, isWanted = true): readonly TeamName[] | undefined {
  return useQuery({ ...teamsOptions(operation), enabled: isWanted }).data?.teams;
}

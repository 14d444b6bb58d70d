"use client";

import { useQuery } from "@tanstack/react-query";
import type { Team } from "@/lib/report/team";
import { teamsOptions } from "./teams-query";

/** An operation's teams as far as they are known; asked for only where they are wanted. */
export function useTeamsQuery(operation: string, isWanted = true): readonly Team[] | undefined {
  return useQuery({ ...teamsOptions(operation), enabled: isWanted }).data?.teams;
}

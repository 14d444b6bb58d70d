"use client";

import type { ComponentProps } from "react";
import { late } from "@/components/ui/late";
import { useTeamsQuery } from "@/lib/browser/queries/use-teams-query";
import type { TeamMenu as Menu } from "./team-menu";

const TeamMenu = late(() => import("./team-menu").then((module) => module.TeamMenu));

type TeamMenuViewProps = Omit<ComponentProps<typeof Menu>, "teams"> & { operation: string };

/** The menu of an operation's teams; nothing, and no code of it, where there are none. */
export function TeamMenuView({ operation, ...props }: TeamMenuViewProps) {
  const teams = useTeamsQuery(operation);
  return teams && teams.length > 0 ? <TeamMenu {...props} teams={teams} /> : null;
}

"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { problemKey } from "@/components/report/problem-key";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SkeletonRows } from "@/components/ui/skeleton";
import { teamOptions } from "@/lib/browser/queries/teams-query";
import type { TeamName } from "@/lib/report/team";
import { type TeamFormProps, TeamFormView } from "./team-form-view";

type OpenedTeamProps = Omit<TeamFormProps, "team"> & {
  /** Null = a new one. */
  team: TeamName | null;
};

/** The form of a new team, or of one that there is, once its members are read. */
export function OpenedTeamView({ team: name, ...form }: OpenedTeamProps) {
  const t = useTranslations();
  const { data: team, error } = useQuery(
    name === null ? { queryKey: ["team"], queryFn: skipToken } : teamOptions(form.operation, name.id),
  );
  if (name === null) return <TeamFormView {...form} team={null} />;
  if (team) return <TeamFormView {...form} team={team} />;
  if (error) return <Notice tone="failure">{t(`problems.${problemKey(error.code)}`)}</Notice>;
  return (
    <Card aria-busy="true" className="p-4">
      <SkeletonRows count={6} />
    </Card>
  );
}

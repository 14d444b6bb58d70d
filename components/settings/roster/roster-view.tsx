"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { Page, PageHeading } from "@/components/ui/page";
import { SkeletonRows } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/browser/api";
import { reportOptions } from "@/lib/browser/queries/figures-query";
import { settingsOptions } from "@/lib/browser/queries/settings-query";
import { addToTeams, teamMembersOptions } from "@/lib/browser/queries/team-query";
import { useSite } from "@/lib/browser/site";
import { useQuestion } from "@/lib/browser/use-question";
import type { RosterAgent } from "@/lib/report/roster/roster";
import { type RosterImport, type TeamAddition, takeImport } from "@/lib/report/roster/roster-import";
import type { Team } from "@/lib/report/team";
import { defaultLink } from "@/lib/search/report-link";
import { switchOperation } from "@/lib/search/switch-operation";
import { type MoreToSave, SettingsForm, type SettingsPart } from "../history/settings-form";
import { SettingsNav } from "../settings-nav";
import { SettingsNotices } from "../settings-notices";
import { RosterImportCard } from "./roster-import-card";
import { RosterTable } from "./roster-table";

const agentsPart: SettingsPart<RosterAgent> = {
  read: ({ agents }) => agents,
  write: (agents) => ({ agents }),
  keyOf: ({ id }) => id,
};

const noTeams: readonly Team[] = [];

/** Who should be there and who is in no figure, in the chosen operation; for administrators. */
export function RosterView() {
  const { operation, problems } = useQuestion();
  const { operations } = useSite();
  const t = useTranslations("roster");
  const { data, error } = useQuery(settingsOptions(operation.id));
  return (
    <Page>
      <SettingsNav page="roster" />
      <PageHeading
        lead={<p className="max-w-prose text-muted">{t("explained")}</p>}
        operationName={operations.length > 1 ? operation.name : null}
        title={t("title")}
      />
      <SettingsNotices error={error} problems={problems} />
      {!data && !error && <SkeletonRows count={6} />}
      {data && <RosterForm key={operation.id} operation={operation} saved={data.agents} />}
    </Page>
  );
}

type RosterFormProps = { operation: { id: string; timeZone: string }; saved: readonly RosterAgent[] };

function RosterForm({ operation, saved }: RosterFormProps) {
  const { operations } = useSite();
  // Who has records of late starts the roster. Those figures are known already, or soon needed.
  const recent = { ...switchOperation(defaultLink, operation.id, operations), range: "last-7-days" } as const;
  const { data: report } = useQuery(reportOptions(recent));
  const named = useMemo(
    () => report?.agents.filter(({ id, noRecords }) => id !== "" && !noRecords) ?? null,
    [report],
  );
  const { data: teams = noTeams } = useQuery(teamMembersOptions(operation.id));
  const { more, addTeams } = useTeamAdditions(operation.id);
  return (
    <SettingsForm more={more} operation={operation} part={agentsPart} saved={saved}>
      {(agents, change) => {
        const take = ({ rows, teams: additions }: RosterImport) => {
          change(takeImport(agents, rows));
          addTeams(additions);
        };
        return (
          <>
            <RosterTable agents={agents} named={named} onChange={change} saved={saved} teams={teams} />
            <RosterImportCard onTake={take} roster={agents} teams={teams} />
          </>
        );
      }}
    </SettingsForm>
  );
}

/** What an import says of teams, until it is saved after the roster. What could not be saved stays to be saved again. */
function useTeamAdditions(operation: string): {
  more: MoreToSave;
  addTeams: (additions: readonly TeamAddition[]) => void;
} {
  const t = useTranslations();
  const client = useQueryClient();
  const [additions, setAdditions] = useState<readonly TeamAddition[]>([]);
  const saveAll = async () => {
    const left: TeamAddition[] = [];
    let fault: string | null = null;
    for (const addition of additions)
      await addToTeams(client, operation, addition).catch((error) => {
        left.push(addition);
        const problem = sayProblem(t, error instanceof ApiError ? error.code : "network");
        fault = t("roster.teamFailed", { team: addition.name, problem });
      });
    setAdditions(left);
    return fault;
  };
  return {
    more: { isChanged: additions.length > 0, save: saveAll, discard: () => setAdditions([]) },
    addTeams: (added) => setAdditions([...additions, ...added]),
  };
}

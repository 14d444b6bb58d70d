"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeading } from "@/components/ui/page";
import { SkeletonRows } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/browser/api";
import { reportOptions } from "@/lib/browser/queries/figures-query";
import { listWolkvoxAgents, settingsOptions } from "@/lib/browser/queries/settings-query";
import { addToTeams, teamMembersOptions } from "@/lib/browser/queries/team-query";
import { useSite } from "@/lib/browser/site";
import { useQuestion } from "@/lib/browser/use-question";
import type { AgentListAnswer } from "@/lib/report/answers/agent-list-answer";
import type { RosterAgent } from "@/lib/report/roster/roster";
import {
  type RosterImport,
  readListedAgents,
  type TeamAddition,
  takeImport,
} from "@/lib/report/roster/roster-import";
import type { Team } from "@/lib/report/team";
import { defaultLink } from "@/lib/search/report-link";
import { switchOperation } from "@/lib/search/switch-operation";
import { type MoreToSave, SettingsFormView, type SettingsPart } from "../history/settings-form-view";
import { SettingsNav } from "../settings-nav";
import { SettingsNotices } from "../settings-notices";
import { ImportPreview } from "./import-preview";
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
  const { data: report, isPending: isReportPending } = useQuery(reportOptions(recent));
  const named = useMemo(
    () => report?.agents.filter(({ id, noRecords }) => id !== "" && !noRecords) ?? null,
    [report],
  );
  const { data: teams = noTeams, isPending: areTeamsPending } = useQuery(teamMembersOptions(operation.id));
  const { more, addTeams } = useTeamAdditions(operation.id);
  // What comes later would push down what is already read.
  if (isReportPending || areTeamsPending) return <SkeletonRows count={6} />;
  return (
    <SettingsFormView more={more} operation={operation} part={agentsPart} saved={saved}>
      {(agents, change) => {
        const take = ({ rows, teams: additions }: RosterImport) => {
          change(takeImport(agents, rows));
          addTeams(additions);
        };
        return (
          <>
            <RosterTable agents={agents} named={named} onChange={change} saved={saved} teams={teams} />
            <RosterImportCard onTake={take} roster={agents} teams={teams}>
              <AskWolkvox onTake={take} operation={operation.id} roster={agents} />
            </RosterImportCard>
          </>
        );
      }}
    </SettingsFormView>
  );
}

type AskWolkvoxProps = {
  operation: string;
  roster: readonly RosterAgent[];
  onTake: (taken: RosterImport) => void;
};

/** wolkvox's own list of agents, by one call, with what it would do to the roster. */
function AskWolkvox({ operation, roster, onTake }: AskWolkvoxProps) {
  const t = useTranslations();
  const { mutate, reset, data, error, isPending } = useMutation<AgentListAnswer, ApiError>({
    mutationFn: () => listWolkvoxAgents(operation),
  });
  const found = useMemo(() => data && readListedAgents(data.agents, roster), [data, roster]);
  return (
    <div className="grid min-w-0 gap-2.5">
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={isPending} onClick={() => mutate()}>
          {t(isPending ? "roster.asking" : "roster.askWolkvox")}
        </Button>
        <span className="text-muted text-sm">{t("roster.askNote")}</span>
      </div>
      {error && <Notice tone="failure">{sayProblem(t, error.code)}</Notice>}
      {found?.rows.length === 0 && <p className="text-muted">{t("roster.askedNobody")}</p>}
      {found && found.rows.length > 0 && (
        <ImportPreview
          found={found}
          label={t("roster.previewList")}
          onDrop={reset}
          onTake={() => {
            onTake(found);
            reset();
          }}
        />
      )}
    </div>
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

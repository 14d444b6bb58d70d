"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SkeletonRows } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/browser/api";
import { reportOptions } from "@/lib/browser/queries/figures-query";
import { listWolkvoxAgents, settingsOptions } from "@/lib/browser/queries/settings-query";
import { addToTeam, refreshTeams, teamMembersOptions } from "@/lib/browser/queries/team-query";
import { useSite } from "@/lib/browser/site";
import { useQuestion } from "@/lib/browser/use-question";
import type { AgentListAnswer } from "@/lib/report/answers/agent-list-answer";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { RosterAgent } from "@/lib/report/roster/roster";
import {
  mergeAdditions,
  type RosterImport,
  readListedAgents,
  type TeamAddition,
  takeImport,
} from "@/lib/report/roster/roster-import";
import type { Team } from "@/lib/report/team";
import { defaultLink } from "@/lib/search/report-link";
import { switchOperation } from "@/lib/search/switch-operation";
import { type MoreToSave, SettingsFormView, type SettingsPart } from "../history/settings-form-view";
import { SettingsFrame } from "../settings-frame";
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
  const { operationName, operation, problems } = useQuestion();
  const { operations } = useSite();
  const t = useTranslations("roster");
  const { data, error } = useQuery(settingsOptions(operation.id));
  // Who has records of late starts the roster. Those figures are known already, or soon needed.
  const recent = { ...switchOperation(defaultLink, operation.id, operations), range: "last-7-days" } as const;
  const report = useQuery(reportOptions(recent));
  const teams = useQuery(teamMembersOptions(operation.id));
  // What comes later would push down what is already read.
  const isReading = report.isPending || teams.isPending;
  return (
    <SettingsFrame
      error={error ?? teams.error ?? report.error}
      explained={t("explained")}
      page="roster"
      {...{ operationName, problems }}
    >
      {!error && (!data || isReading) && <SkeletonRows count={6} />}
      {data && !isReading && (
        <RosterForm
          key={operation.id}
          operation={operation}
          recent={report.data?.agents ?? null}
          saved={data.agents}
          teams={teams.data ?? null}
        />
      )}
    </SettingsFrame>
  );
}

type RosterFormProps = {
  operation: { id: string; timeZone: string };
  saved: readonly RosterAgent[];
  /** The agents of the last days; null = they could not be read. */
  recent: ReportAnswer["agents"] | null;
  /** Null = they could not be read. */
  teams: readonly Team[] | null;
};

function RosterForm({ operation, saved, recent, teams }: RosterFormProps) {
  const named = useMemo(
    () => recent?.filter(({ id, noRecords }) => id !== "" && !noRecords) ?? null,
    [recent],
  );
  const { more, addTeams } = useTeamAdditions(operation.id);
  return (
    <SettingsFormView more={more} operation={operation} part={agentsPart} saved={saved}>
      {(agents, change) => {
        const take = ({ rows, teams: additions }: RosterImport) => {
          change(takeImport(agents, rows));
          addTeams(additions);
        };
        return (
          <>
            <RosterTable
              agents={agents}
              named={named}
              onChange={change}
              saved={saved}
              teams={teams ?? noTeams}
            />
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
    const failed: { addition: TeamAddition; problem: string }[] = [];
    for (const addition of additions)
      await addToTeam(operation, addition).catch((error) => {
        const problem = sayProblem(t, error instanceof ApiError ? error.code : "network");
        failed.push({ addition, problem });
      });
    setAdditions(failed.map(({ addition }) => addition));
    await refreshTeams(client, operation);
    if (failed.length === 0) return null;
    return [...Map.groupBy(failed, ({ problem }) => problem)]
      .map(([problem, those]) => {
        const names = those.map(({ addition }) => addition.name).join(", ");
        return t("roster.teamsFailed", { count: those.length, teams: names, problem });
      })
      .join(" ");
  };
  return {
    more: { isChanged: additions.length > 0, save: saveAll, discard: () => setAdditions([]) },
    addTeams: (added) => setAdditions(mergeAdditions([...additions, ...added])),
  };
}

"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { reportOptions } from "@/lib/browser/queries/figures-query";
import { teamsOptions } from "@/lib/browser/queries/teams-query";
import { useSite } from "@/lib/browser/site";
import { useQuestion } from "@/lib/browser/use-question";
import type { TeamName } from "@/lib/report/team";
import { formatReportAddress } from "@/lib/search/agent-path";
import { defaultLink } from "@/lib/search/report-link";
import { switchOperation } from "@/lib/search/switch-operation";
import { SettingsFrame } from "../settings-frame";
import { OpenedTeamView } from "./team-form-view";
import { TeamsList } from "./teams-list";

/** The teams of the chosen operation and who is in them, for administrators. */
export function TeamsView() {
  const t = useTranslations();
  const client = useQueryClient();
  const { operations } = useSite();
  const { operationName, operation, link, problems } = useQuestion();
  const { data, error } = useQuery(teamsOptions(operation.id));
  const [edited, setEdited] = useState<{ operation: string; team: TeamName | null } | null>(null);
  const [said, setSaid] = useState("");
  const main = useRef<HTMLElement>(null);
  const form = edited?.operation === operation.id ? edited : null;
  // Only wolkvox's answers have names. Those of the last days are known already, or soon needed.
  const recent = { ...switchOperation(defaultLink, operation.id, operations), range: "last-7-days" } as const;
  const { data: report } = useQuery({ ...reportOptions(recent), enabled: form !== null });
  const close = (words: string) => {
    setEdited(null);
    setSaid(words);
    main.current?.focus();
    void client.invalidateQueries({ queryKey: teamsOptions(operation.id).queryKey });
  };
  return (
    <SettingsFrame
      actions={
        <Button look="main" onClick={() => setEdited({ operation: operation.id, team: null })}>
          {t("teams.new")}
        </Button>
      }
      explained={t("teams.explained")}
      page="teams"
      ref={main}
      {...{ error, operationName, problems }}
    >
      <p className="sr-only" role="status">
        {said}
      </p>
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-start gap-3.5 max-[900px]:grid-cols-1">
        {data && (
          <TeamsList
            editedId={form?.team?.id ?? null}
            onEdit={(team) => setEdited({ operation: operation.id, team })}
            reportOf={(team) => formatReportAddress({ ...link, agents: [], query: "", teams: [team] })}
            teams={data.teams}
          />
        )}
        {form && (
          <OpenedTeamView
            key={form.team?.id ?? ""}
            onCancel={() => close("")}
            onRemoved={(name) => close(t("teams.removed", { name }))}
            onSaved={(name) => close(t("teams.saved", { name }))}
            operation={operation.id}
            people={report?.agents ?? null}
            team={form.team}
            teams={data?.teams ?? []}
          />
        )}
      </div>
    </SettingsFrame>
  );
}

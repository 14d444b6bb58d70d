"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { problemKey } from "@/components/figures/problem-key";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { reportOptions } from "@/lib/browser/queries/report-query";
import { teamsOptions } from "@/lib/browser/queries/teams-query";
import { useNow } from "@/lib/browser/use-now";
import { useQuestion } from "@/lib/browser/use-question";
import type { TeamName } from "@/lib/report/team";
import { describeLinkProblem } from "@/lib/search/describe-link-problem";
import { defaultLink } from "@/lib/search/report-link";
import type { OperationName } from "@/lib/search/resolve-question";
import { switchOperation } from "@/lib/search/switch-operation";
import { OpenedTeamView } from "./team-form-view";
import { TeamsList } from "./teams-list";

type TeamsViewProps = { operations: readonly [OperationName, ...OperationName[]]; serverNowMs: number };

/** The teams of the chosen operation and who is in them, for administrators. */
export function TeamsView({ operations, serverNowMs }: TeamsViewProps) {
  const t = useTranslations();
  const client = useQueryClient();
  const { operation, problems } = useQuestion(operations, useNow(serverNowMs));
  const { data, error } = useQuery(teamsOptions(operation.id));
  const [edited, setEdited] = useState<{ operation: string; team: TeamName | null } | null>(null);
  const [said, setSaid] = useState("");
  const main = useRef<HTMLElement>(null);
  const unusable = problems.find(({ word }) => word === "operation");
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
    <Page ref={main}>
      <div className="flex flex-wrap items-end justify-between gap-x-5 gap-y-2.5">
        <div className="min-w-0">
          <h1 className="font-semibold text-xl tracking-tight">
            {t("teams.title")}
            {operations.length > 1 && (
              <span className="font-normal text-muted max-sm:sr-only">
                {" · "}
                <bdi>{operation.name}</bdi>
              </span>
            )}
          </h1>
          <p className="max-w-prose text-muted">{t("teams.explained")}</p>
        </div>
        <Button look="main" onClick={() => setEdited({ operation: operation.id, team: null })}>
          {t("teams.new")}
        </Button>
      </div>
      <section aria-label={t("notices.label")} aria-live="polite" className="grid gap-1.5 empty:hidden">
        {unusable && <Notice tone="note">{describeLinkProblem(unusable, t)}</Notice>}
        {error && <Notice tone="failure">{t(`problems.${problemKey(error.code)}`)}</Notice>}
      </section>
      <p className="sr-only" role="status">
        {said}
      </p>
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-start gap-3.5 max-[900px]:grid-cols-1">
        {data && (
          <TeamsList
            editedId={form?.team?.id ?? null}
            onEdit={(team) => setEdited({ operation: operation.id, team })}
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
    </Page>
  );
}

"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useAttempt } from "@/components/ui/use-attempt";
import { removeTeam, saveTeam, teamOptions } from "@/lib/browser/queries/team-query";
import { useFaultWords } from "@/lib/browser/refusal";
import { type Team, type TeamName, teamLimits } from "@/lib/report/team";
import { foldText } from "@/lib/report/text";
import { FormCard } from "../form-card";
import { LoadingCard } from "../settings-frame";
import { type Person, TeamMembers } from "./team-members";

type TeamFormProps = {
  operation: string;
  /** Null = a new one. */
  team: Team | null;
  teams: readonly TeamName[];
  /** Who has records of late; null while they are read. */
  people: readonly Person[] | null;
  onSaved: (name: string) => void;
  onRemoved: (name: string) => void;
  onCancel: () => void;
};

/** The form of a team's name and members, with a button that deletes it. */
function TeamFormView({ operation, team, teams, people, onSaved, onRemoved, onCancel }: TeamFormProps) {
  const t = useTranslations();
  const attempt = useAttempt(
    useFaultWords("teams", ({ code }) =>
      code === "conflict" || code === "not-found" ? t(`teams.${code}`) : null,
    ),
  );
  const [name, setName] = useState(team?.name ?? "");
  const [agents, setAgents] = useState<readonly string[]>(team?.agents ?? []);
  const [isRemoving, setRemoving] = useState(false);
  const submit = () => {
    const isTaken = teams.some((other) => other.id !== team?.id && foldText(other.name) === foldText(name));
    if (name.trim() === "") return attempt.refuse(t("teams.noName"));
    if (isTaken) return attempt.refuse(t("teams.taken", { name: name.trim() }));
    if (agents.length === 0) return attempt.refuse(t("teams.nobody"));
    return attempt.run(async () => onSaved((await saveTeam(operation, team, { name, agents })).name));
  };
  const remove = () =>
    attempt.run(async () => {
      if (team === null) return;
      await removeTeam(operation, team);
      onRemoved(team.name);
    });
  return (
    <FormCard
      actions={
        <>
          <Button onClick={onCancel}>{t("teams.cancel")}</Button>
          {team !== null && (
            <Button
              className="ms-auto text-over"
              disabled={attempt.isBusy}
              onClick={() => (isRemoving ? remove() : setRemoving(true))}
            >
              {t(isRemoving ? "teams.removeSurely" : "teams.remove")}
            </Button>
          )}
        </>
      }
      attempt={attempt}
      foot={isRemoving && <p className="text-muted text-sm">{t("teams.removeNote")}</p>}
      onSubmit={submit}
      submitLabel={t("teams.save")}
      title={team === null ? t("teams.new") : t("teams.edit", { name: team.name })}
    >
      <Field
        autoComplete="off"
        autoFocus
        label={t("teams.name")}
        maxLength={teamLimits.name}
        onChange={(event) => setName(event.target.value)}
        value={name}
      />
      <TeamMembers agents={agents} onChange={setAgents} people={people} />
    </FormCard>
  );
}

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
  if (error) return <Notice tone="failure">{sayProblem(t, error.code)}</Notice>;
  return <LoadingCard rows={6} />;
}

"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Check } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { ApiError } from "@/lib/browser/api";
import { demandTwoFactor, peopleOptions } from "@/lib/browser/queries/people-query";
import { useQuestion } from "@/lib/browser/use-question";
import type { LinkAnswer, PeopleAnswer, PersonAnswer } from "@/lib/report/answers/person";
import type { TeamNamesAnswer } from "@/lib/report/team";
import { SettingsFrame } from "../settings-frame";
import { PeopleList } from "./people-list";
import { PersonFormView } from "./person-form-view";
import { PersonLink } from "./person-link";

type PeopleViewProps = {
  /** As the server had them with the page. */
  people: PeopleAnswer;
  teams: readonly TeamNamesAnswer[];
  /** Who reads: nobody disables or removes themselves. */
  ownId: string;
};

type Opened =
  | { kind: "form"; person: PersonAnswer | null }
  | { kind: "link"; to: { name: string; email: string }; link: LinkAnswer }
  | null;

/** Who may sign in and what they see, for administrators. */
export function PeopleView({ people, teams, ownId }: PeopleViewProps) {
  const t = useTranslations("people");
  const client = useQueryClient();
  const { problems, operation } = useQuestion();
  const { data, error } = useQuery({ ...peopleOptions(), initialData: people });
  const [opened, setOpened] = useState<Opened>(null);
  const [said, setSaid] = useState("");
  const [fault, setFault] = useState<ApiError | null>(null);
  const main = useRef<HTMLElement>(null);
  const demand = async (isDemanded: boolean) => {
    setFault(null);
    await demandTwoFactor(isDemanded).catch(setFault);
    await client.invalidateQueries({ queryKey: peopleOptions().queryKey });
  };
  const show = (next: Opened, words = "") => {
    setOpened(next);
    setSaid(words);
    if (next === null) main.current?.focus();
    void client.invalidateQueries({ queryKey: peopleOptions().queryKey });
  };
  return (
    <SettingsFrame
      actions={
        <Button look="main" onClick={() => setOpened({ kind: "form", person: null })}>
          {t("new")}
        </Button>
      }
      error={error ?? (fault?.code === "conflict" ? null : fault)}
      explained={t("explained")}
      page="people"
      problems={problems}
      ref={main}
    >
      <p className="sr-only" role="status">
        {said}
      </p>
      <Card className="px-4 py-3">
        <Check
          checked={data.demandsTwoFactor}
          hint={t("demandTwoFactorNote")}
          label={t("demandTwoFactor")}
          onChange={(event) => void demand(event.target.checked)}
        />
        <div role="alert">
          {fault?.code === "conflict" && <Notice tone="failure">{t("ownTwoFactorFirst")}</Notice>}
        </div>
      </Card>
      <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] items-start gap-3.5 max-[900px]:grid-cols-1">
        <PeopleList
          editedId={opened?.kind === "form" ? (opened.person?.id ?? null) : null}
          onEdit={(person) => setOpened({ kind: "form", person })}
          ownId={ownId}
          people={data.people}
          timeZone={operation.timeZone}
        />
        {opened?.kind === "form" && (
          <PersonFormView
            isOwn={opened.person?.id === ownId}
            key={opened.person?.id ?? ""}
            onDone={(words) => show(null, words)}
            onLink={(to, link) => show({ kind: "link", to, link })}
            person={opened.person}
            sendsMail={data.sendsMail}
            teams={teams}
          />
        )}
        {opened?.kind === "link" && (
          <PersonLink {...opened} onClose={() => show(null)} timeZone={operation.timeZone} />
        )}
      </div>
    </SettingsFrame>
  );
}

"use client";

import { useQueries } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { ApiError } from "@/lib/browser/api";
import { makeKey } from "@/lib/browser/queries/keys-query";
import { teamsOptions } from "@/lib/browser/queries/teams-query";
import { useSite } from "@/lib/browser/site";
import { keyLimits, type NewKeyAnswer } from "@/lib/report/answers/keys-answer";

const lives = ["30", "90", "365"] as const;

/** The form of a new key: its name, how long it is in force, and what it reads. */
export function KeyFormView({ onMade }: { onMade: (made: NewKeyAnswer) => void }) {
  const t = useTranslations("apiKeys");
  const titleId = useId();
  const { operations } = useSite();
  const [name, setName] = useState("");
  const [days, setDays] = useState<(typeof lives)[number]>("90");
  const [chosenOperations, setOperations] = useState<readonly string[]>([]);
  const [chosenTeams, setTeams] = useState<readonly string[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const listed = useQueries({ queries: operations.map(({ id }) => teamsOptions(id)) });
  const teams = listed.flatMap(({ data }) => data?.teams ?? []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return setFault(t("noName"));
    setBusy(true);
    setFault(null);
    const scope = { operations: orNull(chosenOperations), teams: orNull(chosenTeams) };
    try {
      onMade(await makeKey({ name, days: Number(days), scope }));
      setName("");
    } catch (error) {
      const isRefusal = error instanceof ApiError && error.code !== "network";
      setFault(isRefusal ? t("failed", { detail: error.message }) : t("offline"));
    }
    setBusy(false);
  };
  return (
    <Card aria-labelledby={titleId} as="form" className="grid min-w-0 gap-3 p-4" noValidate onSubmit={submit}>
      <h2 className="font-semibold text-lg" id={titleId}>
        {t("new")}
      </h2>
      <Field
        autoComplete="off"
        hint={t("nameHint")}
        label={t("name")}
        maxLength={keyLimits.name}
        onChange={(event) => setName(event.target.value)}
        value={name}
      />
      <div className="grid justify-items-start gap-1">
        <span aria-hidden="true" className="font-medium">
          {t("days")}
        </span>
        <Segmented
          choices={lives.map((value) => ({ value, label: t("daysChoice", { count: Number(value) }) }))}
          chosen={days}
          label={t("days")}
          onChoose={setDays}
        />
      </div>
      <p className="text-muted text-sm">{t("scopeHint")}</p>
      {operations.length > 1 && (
        <Choices
          chosen={chosenOperations}
          items={operations}
          label={t("onlyOperations")}
          onChange={setOperations}
        />
      )}
      {teams.length > 0 && (
        <Choices chosen={chosenTeams} items={teams} label={t("onlyTeams")} onChange={setTeams} />
      )}
      <div role="alert">{fault && <Notice tone="failure">{fault}</Notice>}</div>
      <div>
        <Button disabled={isBusy} look="main" type="submit">
          {t("make")}
        </Button>
      </div>
    </Card>
  );
}

// None chosen stands for all.
function orNull(ids: readonly string[]): readonly string[] | null {
  return ids.length === 0 ? null : ids;
}

type ChoicesProps = {
  label: string;
  items: readonly { id: string; name: string }[];
  chosen: readonly string[];
  onChange: (ids: readonly string[]) => void;
};

function Choices({ label, items, chosen, onChange }: ChoicesProps) {
  return (
    <fieldset className="grid min-w-0 gap-1">
      <legend className="mb-1 font-medium">{label}</legend>
      <div className="grid max-h-44 gap-1 overflow-y-auto rounded border border-line p-2">
        {items.map(({ id, name }) => (
          <label className="flex min-w-0 items-center gap-2" key={id}>
            <input
              checked={chosen.includes(id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
              }
              type="checkbox"
            />
            <bdi className="truncate" title={name}>
              {name}
            </bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

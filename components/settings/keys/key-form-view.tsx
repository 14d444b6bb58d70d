"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { SegmentedField } from "@/components/ui/segmented-field";
import { useAttempt } from "@/components/ui/use-attempt";
import { makeKey } from "@/lib/browser/queries/keys-query";
import { useAllTeamsQuery } from "@/lib/browser/queries/use-all-teams-query";
import { useFaultWords } from "@/lib/browser/refusal";
import { useSite } from "@/lib/browser/site";
import { keyLimits, type NewKeyAnswer } from "@/lib/report/answers/keys-answer";
import { FormCard } from "../form-card";

const lives = ["30", "90", "365"] as const;

/** The form of a new key: its name, how long it is in force, and what it reads. */
export function KeyFormView({ onMade }: { onMade: (made: NewKeyAnswer) => void }) {
  const t = useTranslations("apiKeys");
  const attempt = useAttempt(useFaultWords("apiKeys"));
  const { operations } = useSite();
  const [name, setName] = useState("");
  const [days, setDays] = useState<(typeof lives)[number]>("90");
  const [chosenOperations, setOperations] = useState<readonly string[]>([]);
  const [chosenTeams, setTeams] = useState<readonly string[]>([]);
  const teams = useAllTeamsQuery();
  const submit = () => {
    if (name.trim() === "") return attempt.refuse(t("noName"));
    const scope = { operations: orNull(chosenOperations), teams: orNull(chosenTeams) };
    return attempt.run(async () => {
      onMade(await makeKey({ name, days: Number(days), scope }));
      setName("");
    });
  };
  return (
    <FormCard attempt={attempt} onSubmit={submit} submitLabel={t("make")} title={t("new")}>
      <Field
        autoComplete="off"
        hint={t("nameHint")}
        label={t("name")}
        maxLength={keyLimits.name}
        onChange={(event) => setName(event.target.value)}
        value={name}
      />
      <SegmentedField
        choices={lives.map((value) => ({ value, label: t("daysChoice", { count: Number(value) }) }))}
        chosen={days}
        label={t("days")}
        onChoose={setDays}
      />
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
    </FormCard>
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

"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SegmentedField } from "@/components/ui/segmented-field";
import {
  fetchHeld,
  type PersonWord,
  readmitPerson,
  removalsOptions,
  removePerson,
} from "@/lib/browser/queries/personal-data-query";
import { findRefusal } from "@/lib/browser/refusal";
import { useQuestion } from "@/lib/browser/use-question";
import type { HeldData } from "@/lib/report/answers/personal-data";
import { SettingsFrame } from "../settings-frame";
import { HeldPerson } from "./held-person";
import { RemovalsTable } from "./removals-table";

type Outcome = { tone: "note" | "failure"; text: string };

/** What is held about one agent of the chosen operation, and its removal; for administrators. */
export function PersonalDataView() {
  const t = useTranslations("personalData");
  const client = useQueryClient();
  const { operationName, operation, problems } = useQuestion();
  const removals = useQuery(removalsOptions(operation.id));
  const [held, setHeld] = useState<HeldData | null>(null);
  const [by, setBy] = useState<"agent" | "name">("agent");
  const [isFinding, setFinding] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const shown = held?.operation === operation.id ? held : null;

  /** Does it, and says why where it could not be done. */
  async function attempt(agent: string, work: () => Promise<void>): Promise<void> {
    setOutcome(null);
    try {
      await work();
    } catch (error) {
      setOutcome({ tone: "failure", text: explain(error, agent) });
    }
  }

  function explain(error: unknown, agent: string): string {
    const refusal = findRefusal(error);
    if (refusal === null) return t("offline");
    return refusal.code === "not-found" ? t("nothing", { agent }) : t("failed", { detail: refusal.message });
  }

  const find = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const word = String(new FormData(event.currentTarget).get("person") ?? "").trim();
    if (word === "") return;
    setFinding(true);
    setHeld(null);
    const person: PersonWord = by === "agent" ? { agent: word } : { name: word };
    await attempt(word, async () => setHeld(await fetchHeld(operation.id, person)));
    setFinding(false);
  };

  const remove = ({ agent, name }: HeldData) =>
    attempt(agent || name, async () => {
      const { records } = await removePerson(operation.id, agent === "" ? { name } : { agent });
      setHeld(null);
      setOutcome({ tone: "note", text: t("removed", { count: records, agent: agent || name }) });
      await client.invalidateQueries();
    });

  return (
    <SettingsFrame
      error={removals.error}
      explained={t("explained")}
      page="personal-data"
      {...{ operationName, problems }}
    >
      <Card className="p-4">
        <form className="flex flex-wrap items-start gap-3" onSubmit={find}>
          <SegmentedField
            choices={[
              { value: "agent", label: t("byId") },
              { value: "name", label: t("byName") },
            ]}
            chosen={by}
            label={t("by")}
            onChoose={setBy}
          />
          <div className="w-72 max-w-full">
            <Field
              autoComplete="off"
              hint={t(by === "agent" ? "agentHint" : "nameHint")}
              label={t(by === "agent" ? "agent" : "name")}
              name="person"
              required
              size="small"
            />
          </div>
          <Button className="mt-6 max-sm:mt-0" disabled={isFinding} look="main" type="submit">
            {t(isFinding ? "finding" : "find")}
          </Button>
        </form>
      </Card>
      <div aria-live="polite" className="grid gap-1.5 empty:hidden">
        {outcome && <Notice tone={outcome.tone}>{outcome.text}</Notice>}
      </div>
      {shown && <HeldPerson held={shown} key={shown.agent || shown.name} onRemove={() => remove(shown)} />}
      {removals.data && (
        <RemovalsTable
          onReadmit={(removal) =>
            attempt("", async () => {
              await readmitPerson(operation.id, removal);
              setOutcome({ tone: "note", text: t("readmitted") });
              await client.invalidateQueries(removalsOptions(operation.id));
            })
          }
          removals={removals.data.removals}
          timeZone={removals.data.timeZone}
        />
      )}
    </SettingsFrame>
  );
}

"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SegmentedField } from "@/components/ui/segmented-field";
import { useAttempt } from "@/components/ui/use-attempt";
import { ApiError } from "@/lib/browser/api";
import { putSource } from "@/lib/browser/queries/source-query";
import type { EnteredSourceFacts, SourceAnswer } from "@/lib/report/answers/source-answer";
import { FormCard } from "./form-card";

type SourceFormProps = {
  facts: EnteredSourceFacts;
  /** The zones to choose from. */
  zones: readonly string[];
  title: string;
  onSaved: (answer: SourceAnswer) => void;
  /** Closes the form; left out where it is the page. */
  onCancel?: () => void;
};

/** Server and token of wolkvox, with name and zone of the operation. A token that was refused has to be entered again. */
export function SourceFormView({ facts, zones, title, onSaved, onCancel }: SourceFormProps) {
  const t = useTranslations();
  const zonesId = useId();
  const [server, setServer] = useState(facts.server ?? "");
  const [token, setToken] = useState("");
  const [name, setName] = useState(facts.name);
  const [timeZone, setTimeZone] = useState(facts.timeZone);
  /** Asked only where the server is another one than before. */
  const [figures, setFigures] = useState<"continue" | "anew" | null>(null);
  const attempt = useAttempt((error) => {
    if (error instanceof ApiError && error.code === "conflict" && figures === null) setFigures("continue");
    return faultWords(error);
  });

  function faultWords(error: unknown): string {
    if (!(error instanceof ApiError)) return t("problems.unexpected");
    if (error.code === "conflict") return t("operation.otherServer");
    if (error.code === "rate-limited")
      return t("operation.checkLimited", { seconds: error.retryAfterSeconds ?? 60 });
    if (error.code === "invalid-parameter") return t("operation.notSaved", { detail: error.message });
    return sayProblem(t, error.code);
  }

  // Whoever reads it is the one who can mend it.
  function refusalWords(problem: string): string {
    if (problem === "upstream-auth") return t("operation.tokenRefused");
    return problem === "upstream-unreachable" ? t("operation.serverSilent") : sayProblem(t, problem);
  }

  const submit = () => {
    const isNewToken = facts.state !== "set" || server !== (facts.server ?? "");
    const mayBeEmpty = facts.isServerFixed || facts.address !== null;
    if (!(mayBeEmpty && server === "") && !/^\d{4}$/.test(server))
      return attempt.refuse(t("operation.noServer"));
    if (isNewToken && token.trim() === "") return attempt.refuse(t("operation.noToken"));
    return attempt.run(async () => {
      const answer = await putSource({
        ...(!facts.isServerFixed && server !== "" && { server }),
        ...(token.trim() !== "" && { token }),
        name,
        ...(!facts.isZoneFixed && { timeZone: timeZone.trim() }),
        ...(figures && { figures }),
      });
      setToken("");
      if (answer.problem === null) return onSaved(answer);
      const words = answer.quotation && t("operation.quoted", { words: answer.quotation });
      attempt.refuse([refusalWords(answer.problem), words].filter(Boolean).join(" "));
    });
  };
  return (
    <FormCard
      actions={onCancel && <Button onClick={onCancel}>{t("operation.cancel")}</Button>}
      attempt={attempt}
      foot={<p className="text-muted text-sm">{t("operation.enterNote")}</p>}
      onSubmit={submit}
      submitLabel={t(attempt.isBusy ? "operation.checking" : "operation.checkAndSave")}
      title={title}
    >
      {facts.state === "locked" && <Notice tone="failure">{t("operation.locked")}</Notice>}
      {facts.address !== null && <Fixed label={t("operation.address")} value={facts.address} />}
      {facts.isServerFixed ? (
        <Fixed label={t("operation.server")} value={facts.server ?? ""} />
      ) : (
        <Field
          autoComplete="off"
          hint={t("operation.serverHint")}
          inputMode="numeric"
          label={t("operation.server")}
          maxLength={4}
          onChange={(event) => setServer(event.target.value.trim())}
          value={server}
        />
      )}
      <Field
        autoComplete="off"
        hint={t(facts.state === "set" ? "operation.tokenKeptHint" : "operation.tokenHint")}
        label={t("operation.token")}
        onChange={(event) => setToken(event.target.value)}
        spellCheck={false}
        type="password"
        value={token}
      />
      <Field
        autoComplete="off"
        hint={t("operation.nameHint")}
        label={t("operation.name")}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
        value={name}
      />
      {facts.isZoneFixed ? (
        <Fixed label={t("operation.zone")} value={facts.timeZone} />
      ) : (
        <>
          <Field
            autoComplete="off"
            hint={t("operation.zoneHint")}
            label={t("operation.zone")}
            list={zonesId}
            onChange={(event) => setTimeZone(event.target.value)}
            spellCheck={false}
            value={timeZone}
          />
          <datalist id={zonesId}>
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
      {figures && (
        <SegmentedField
          choices={(["continue", "anew"] as const).map((value) => ({
            ...{ value, label: t(`operation.figures-${value}`) },
          }))}
          chosen={figures}
          hint={t("operation.figuresHint")}
          label={t("operation.figures")}
          onChoose={setFigures}
        />
      )}
    </FormCard>
  );
}

/** What the environment sets is shown and cannot be changed here. */
function Fixed({ label, value }: { label: string; value: string }) {
  const t = useTranslations("operation");
  return (
    <div className="grid gap-1">
      <span className="font-medium">{label}</span>
      <span className="[overflow-wrap:anywhere]">
        {value} <span className="text-muted text-sm">{t("fixed")}</span>
      </span>
    </div>
  );
}

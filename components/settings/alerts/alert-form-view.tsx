"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ClockFields, submitOnEnter } from "@/components/filters/clock-field";
import { Button } from "@/components/ui/button";
import { ChoiceField } from "@/components/ui/choice";
import { Check, Field } from "@/components/ui/field";
import { SegmentedField } from "@/components/ui/segmented-field";
import { useAttempt } from "@/components/ui/use-attempt";
import { changeAlert, makeAlert } from "@/lib/browser/queries/alerts-query";
import {
  type Alert,
  type AlertMode,
  type AlertWords,
  alertModes,
  type NewAlertAnswer,
} from "@/lib/report/answers/alert";
import { scheduleLimits } from "@/lib/report/answers/schedule";
import { FormCard } from "../form-card";
import { RecipientFields, useRecipients } from "../sending/recipient-fields";
import type { AlertText } from "./use-alert-text";

type Named = { id: string; name: string };

type AlertFormProps = {
  /** Null = a new one. */
  alert: Alert | null;
  text: AlertText;
  /** Of a new one. */
  operation: string;
  allowances: readonly Named[];
  teams: readonly Named[];
  /** Why no e-mail is sent here; null where it is. */
  noMail: string | null;
  onSaved: (saved: NewAlertAnswer) => void;
  onCancel: () => void;
};

const usualQuiet = { from: "20:00", to: "07:00" };

/** Over what, of whom, to whom and when. */
export function AlertFormView(props: AlertFormProps) {
  const { alert, text, operation, allowances, teams, noMail, onSaved, onCancel } = props;
  const t = useTranslations();
  const attempt = useAttempt(text.fault);
  const [name, setName] = useState(alert?.name ?? "");
  const [allowance, setAllowance] = useState(alert?.allowance ?? "");
  const [team, setTeam] = useState(alert?.team ?? "");
  const [mode, setMode] = useState<AlertMode>(alert?.mode ?? "digest");
  const [hasQuiet, setHasQuiet] = useState(alert?.quiet != null);
  const [before, after] = alert?.quiet?.split("-") ?? [];
  const [from, setFrom] = useState(before ?? usualQuiet.from);
  const [to, setTo] = useState(after ?? usualQuiet.to);
  const recipients = useRecipients(alert?.to ?? null, noMail);
  const given: AlertWords = {
    ...{ name: name.trim(), operation: alert?.operation ?? operation, mode, to: recipients.to },
    ...{ allowance: allowance === "" ? null : allowance, team: team === "" ? null : team },
    quiet: hasQuiet ? `${from}-${to}` : null,
  };
  const submit = () => {
    const fault = recipients.findFault();
    if (given.name === "") return attempt.refuse(t("alerts.noName"));
    if (hasQuiet && from === to) return attempt.refuse(t("alerts.noQuiet"));
    if (fault) return attempt.refuse(fault);
    return attempt.run(async () => onSaved(await (alert ? changeAlert(alert, given) : makeAlert(given))));
  };
  return (
    <FormCard
      actions={<Button onClick={onCancel}>{t("schedules.cancel")}</Button>}
      attempt={attempt}
      onKeyDown={submitOnEnter}
      onSubmit={submit}
      submitLabel={t(alert === null ? "alerts.make" : "schedules.save")}
      title={alert === null ? t("alerts.new") : t("alerts.editTitle", { name: alert.name })}
    >
      <Field
        autoComplete="off"
        autoFocus
        hint={t("schedules.nameHint")}
        label={t("schedules.name")}
        maxLength={scheduleLimits.name}
        onChange={(event) => setName(event.target.value)}
        value={name}
      />
      <ChoiceField label={t("alerts.allowance")} onChoose={setAllowance} value={allowance}>
        <option value="">{t("alerts.any")}</option>
        <Options chosen={allowance} from={allowances} />
      </ChoiceField>
      <ChoiceField label={t("alerts.team")} onChoose={setTeam} value={team}>
        <option value="">{t("alerts.everybody")}</option>
        <Options chosen={team} from={teams} />
      </ChoiceField>
      <SegmentedField
        choices={alertModes.map((value) => ({ value, label: t(`alerts.mode-${value}`) }))}
        chosen={mode}
        hint={t(`alerts.hint-${mode}`)}
        label={t("alerts.mode")}
        onChoose={setMode}
      />
      <Check
        checked={hasQuiet}
        hint={t("alerts.quietHint")}
        label={t("alerts.quiet")}
        onChange={(event) => setHasQuiet(event.target.checked)}
      />
      {hasQuiet && (
        <div className="justify-self-start">
          <ClockFields from={from} onFrom={setFrom} onTo={setTo} to={to} />
        </div>
      )}
      <RecipientFields recipients={recipients} webhookHint={t("alerts.webhookHint")} />
      <p className="rounded bg-page px-3 py-2 [overflow-wrap:anywhere]">
        {t("alerts.preview", { rule: text.tellRule(given), times: text.tellTimes(given) })}
      </p>
    </FormCard>
  );
}

/** One that is gone meanwhile stays to be chosen, by its id. */
function Options({ chosen, from }: { chosen: string; from: readonly Named[] }) {
  const isGone = chosen !== "" && !from.some(({ id }) => id === chosen);
  return [...from, ...(isGone ? [{ id: chosen, name: chosen }] : [])].map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
}

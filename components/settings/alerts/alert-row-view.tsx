"use client";

import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import { ApiError } from "@/lib/browser/api";
import { changeAlert, removeAlert, testAlert } from "@/lib/browser/queries/alerts-query";
import type { Alert } from "@/lib/report/answers/alert";
import { SendingActions } from "../sending/sending-actions";
import { SendingFacts } from "../sending/sending-facts";
import { AlertLogView } from "./alert-log-view";
import type { AlertText } from "./use-alert-text";

type AlertRowProps = {
  alert: Alert;
  text: AlertText;
  isEdited: boolean;
  onEdit: () => void;
  /** Resolves once what is shown is new. */
  onChanged: () => Promise<unknown>;
  onRemoved: () => void;
};

/** One alert: of whom it tells, to whom and when, what it saw last, and what can be done with it. */
export function AlertRowView({ alert, text, isEdited, onEdit, onChanged, onRemoved }: AlertRowProps) {
  const t = useTranslations();
  const { id, name, isPaused, problem } = alert;
  const test = async () => {
    const { to, crossings, problem: why, detail } = await testAlert(id);
    if (why === null) return { tone: "said", text: t("alerts.testSent", { to, count: crossings }) } as const;
    const words = { to, problem: text.problem(why, detail) };
    return { tone: "failure", text: t("schedules.testFailed", words) } as const;
  };
  const pause = async () => {
    await changeAlert(alert, { isPaused: !isPaused });
    await onChanged();
  };
  const remove = async () => {
    await removeAlert(id);
    onRemoved();
  };
  return (
    <li aria-label={name} className="grid grid-cols-1 gap-2.5 border-line px-4 py-3 [&+&]:border-t">
      <AlertFacts alert={alert} text={text} />
      {problem && <Notice tone="failure">{t(`alerts.problem-${problem}`)}</Notice>}
      <SendingActions
        faultOf={(error) => text.fault(error instanceof ApiError ? error : null)}
        isEdited={isEdited}
        isPaused={isPaused}
        name={name}
        onEdit={onEdit}
        onPause={pause}
        onRemove={remove}
        onTest={test}
      >
        <AlertLogView alert={alert} text={text} />
      </SendingActions>
    </li>
  );
}

function AlertFacts({ alert, text }: Pick<AlertRowProps, "alert" | "text">) {
  const t = useTranslations("alerts");
  return (
    <SendingFacts
      sending={alert}
      sends={(to) => t("sends", { to })}
      subject={<p className="[overflow-wrap:anywhere]">{text.tellRule(alert)}</p>}
      text={text}
    >
      <p>{text.tellTimes(alert)}</p>
      <Looks alert={alert} text={text} />
    </SendingFacts>
  );
}

/** When it looked, how old what it saw was, and when it looks again. */
function Looks({ alert, text }: Pick<AlertRowProps, "alert" | "text">) {
  const t = useTranslations("alerts");
  const { operation, mode, nextAt, lookedAt, asOf, problem } = alert;
  const momentOf = (instant: string) => text.moment(instant, operation);
  return (
    <>
      {lookedAt && problem === null && (
        <p className="text-muted text-sm">
          {asOf === null
            ? t("sawNothing", { moment: momentOf(lookedAt) })
            : t("saw", { moment: momentOf(lookedAt), asOf: momentOf(asOf) })}
        </p>
      )}
      {nextAt && mode === "digest" && (
        <p className="text-muted text-sm">{t("next", { moment: momentOf(nextAt) })}</p>
      )}
    </>
  );
}

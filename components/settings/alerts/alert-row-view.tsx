"use client";

import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import { ApiError } from "@/lib/browser/api";
import { changeAlert, removeAlert, testAlert } from "@/lib/browser/queries/alerts-query";
import { useSite } from "@/lib/browser/site";
import type { Alert } from "@/lib/report/answers/alert";
import { LastRun } from "../sending/last-run";
import { SendingActions } from "../sending/sending-actions";
import { SendingHeading } from "../sending/sending-heading";
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

const fewRecipients = 3;

function AlertFacts({ alert, text }: Pick<AlertRowProps, "alert" | "text">) {
  const t = useTranslations();
  const { operations, role } = useSite();
  const { name, to, by, operation, isPaused, stopped, lastRun } = alert;
  const more = to.length - fewRecipients;
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-2">
      <div className="min-w-0 grow basis-72">
        <SendingHeading isPaused={isPaused} name={name} stopped={stopped} />
        <p className="[overflow-wrap:anywhere]">{text.tellRule(alert)}</p>
        {operations.length > 1 && <p className="text-muted text-sm">{text.operationOf(operation).name}</p>}
        <p className="text-muted text-sm [overflow-wrap:anywhere]" title={to.join(", ")}>
          {t("alerts.sends", { to: to.slice(0, fewRecipients).join(", ") })}
          {more > 0 && ` ${t("schedules.more", { count: more })}`}
        </p>
        {role === "administrator" && (
          <p className="text-muted text-sm [overflow-wrap:anywhere]">{t("schedules.madeBy", { by })}</p>
        )}
      </div>
      <div className="min-w-0 grow basis-48">
        <p>{text.tellTimes(alert)}</p>
        <Looks alert={alert} text={text} />
        {stopped && <p className="text-over text-sm">{text.problem(stopped, "")}</p>}
      </div>
      <div className="min-w-0 grow basis-56">
        <LastRun run={lastRun && text.run(lastRun, operation)} />
      </div>
    </div>
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

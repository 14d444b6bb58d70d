"use client";

import { useTranslations } from "use-intl";
import { changeAlert, removeAlert, testAlert } from "@/lib/browser/queries/alerts-query";
import type { Alert } from "@/lib/report/answers/alert";
import { type RowState, SendingRow } from "../sending/sending-row";
import { AlertLogView } from "./alert-log-view";
import type { AlertText } from "./use-alert-text";

type AlertRowProps = RowState & { alert: Alert; text: AlertText };

/** One alert: of whom it tells, to whom and when, what it saw last, and what can be done with it. */
export function AlertRowView({ alert, text, ...row }: AlertRowProps) {
  const t = useTranslations("alerts");
  return (
    <SendingRow
      change={(change) => changeAlert(alert, change)}
      log={<AlertLogView alert={alert} text={text} />}
      problem={alert.problem && t(`problem-${alert.problem}`)}
      remove={() => removeAlert(alert.id)}
      sending={alert}
      sends={(to) => t("sends", { to })}
      subject={<p className="[overflow-wrap:anywhere]">{text.tellRule(alert)}</p>}
      test={() => testAlert(alert.id)}
      testSent={({ to, crossings }) => t("testSent", { to, count: crossings })}
      text={text}
      times={
        <>
          <p>{text.tellTimes(alert)}</p>
          <Looks alert={alert} text={text} />
        </>
      }
      {...row}
    />
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

"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { DataCell, RowHeading } from "@/components/ui/plain-table";
import { alertLogOptions } from "@/lib/browser/queries/alerts-query";
import { formatMediumDay } from "@/lib/dates/words";
import type { Alert, AlertCrossing, AlertLetter } from "@/lib/report/answers/alert";
import { formatHm } from "@/lib/report/figures/duration";
import { RunStateCell, SendingLog } from "../sending/sending-log";
import type { AlertText } from "./use-alert-text";

type AlertLogProps = { alert: Pick<Alert, "id" | "name" | "operation">; text: AlertText };

/** What was sent to whom, the newest first. */
export function AlertLogView({ alert, text }: AlertLogProps) {
  const t = useTranslations();
  const { data, error } = useQuery(alertLogOptions(alert.id));
  return (
    <SendingLog
      count={data ? data.letters.length : null}
      error={error}
      heads={[
        { title: t("schedules.when") },
        { title: t("schedules.state") },
        { title: t("alerts.told") },
        { title: t("alerts.to"), className: "max-sm:hidden" },
      ]}
      name={alert.name}
      nothing={t("alerts.noLetters")}
    >
      {data?.letters.map((letter) => (
        <LetterRow key={letter.dueAt} letter={letter} operation={alert.operation} text={text} />
      ))}
    </SendingLog>
  );
}

type LetterRowProps = { letter: AlertLetter; operation: string; text: AlertText };

function LetterRow({ letter, operation, text }: LetterRowProps) {
  const t = useTranslations("alerts");
  const run = text.run(letter, operation);
  const { crossings, others, to } = letter;
  return (
    <tr>
      <RowHeading className="align-top">{run.moment}</RowHeading>
      <RunStateCell run={run} />
      <DataCell className="align-top">
        {crossings.length > 0 && (
          <ul>
            {crossings.map((crossing) => (
              <CrossingItem
                crossing={crossing}
                key={JSON.stringify([crossing.agent, crossing.allowance.id, crossing.day])}
              />
            ))}
          </ul>
        )}
        {to.length > 0 && (
          <span className="text-muted text-sm [overflow-wrap:anywhere] sm:hidden">
            {t("sends", { to: to.join(", ") })}
          </span>
        )}
        {others > 0 && <span className="block text-muted text-sm">{t("others", { count: others })}</span>}
      </DataCell>
      <DataCell className="align-top [overflow-wrap:anywhere] max-sm:hidden">{to.join(", ")}</DataCell>
    </tr>
  );
}

function CrossingItem({ crossing: { agent, allowance, day, over } }: { crossing: AlertCrossing }) {
  const t = useTranslations("alerts");
  const locale = useLocale();
  const words = { allowance: allowance.name, over: formatHm(over), day: formatMediumDay(day, locale) };
  return (
    <li className="[overflow-wrap:anywhere]">
      <bdi className="font-medium">{agent.name || agent.id}</bdi>{" "}
      <span className="text-muted text-sm">{t("crossing", words)}</span>
    </li>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { Chip, Notice } from "@/components/ui/notice";
import { DataCell, PlainTable, RowHeading } from "@/components/ui/plain-table";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { SkeletonRows } from "@/components/ui/skeleton";
import { alertLogOptions } from "@/lib/browser/queries/alerts-query";
import { formatMediumDay } from "@/lib/dates/words";
import type { Alert, AlertCrossing, AlertLetter } from "@/lib/report/answers/alert";
import { formatHm } from "@/lib/report/figures/duration";
import type { AlertText } from "./use-alert-text";

type AlertLogProps = { alert: Pick<Alert, "id" | "name" | "operation">; text: AlertText };

/** What was sent to whom, the newest first. */
export function AlertLogView({ alert, text }: AlertLogProps) {
  const t = useTranslations();
  const { data, error } = useQuery(alertLogOptions(alert.id));
  if (error) return <Notice tone="failure">{sayProblem(t, error.code)}</Notice>;
  if (!data)
    return (
      <div aria-busy="true">
        <SkeletonRows count={3} />
      </div>
    );
  if (data.letters.length === 0) return <p className="text-muted text-sm">{t("alerts.noLetters")}</p>;
  return (
    <ScrollRegion
      aria-label={t("schedules.runsOf", { name: alert.name })}
      className="max-h-80 overflow-auto rounded border border-line"
    >
      <PlainTable
        heads={[
          { title: t("schedules.when") },
          { title: t("schedules.state") },
          { title: t("alerts.told") },
          { title: t("alerts.to"), className: "max-sm:hidden" },
        ]}
        room="dense"
        wraps
      >
        <tbody>
          {data.letters.map((letter) => (
            <LetterRow key={letter.dueAt} letter={letter} operation={alert.operation} text={text} />
          ))}
        </tbody>
      </PlainTable>
    </ScrollRegion>
  );
}

type LetterRowProps = { letter: AlertLetter; operation: string; text: AlertText };

function LetterRow({ letter, operation, text }: LetterRowProps) {
  const t = useTranslations("alerts");
  const { tone, state, moment, why } = text.run(letter, operation);
  const { crossings, others, to } = letter;
  return (
    <tr>
      <RowHeading className="align-top">{moment}</RowHeading>
      <DataCell className="align-top">
        <Chip tone={tone}>{state}</Chip>
        {why && <span className="block pt-0.5 text-sm [overflow-wrap:anywhere]">{why}</span>}
      </DataCell>
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

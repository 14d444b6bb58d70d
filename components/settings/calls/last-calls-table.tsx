import { type ReactNode, useId } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Card, CardTitle } from "@/components/ui/card";
import { DataCell, PlainTable, RowHeading } from "@/components/ui/plain-table";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { formatRangeBriefly } from "@/lib/dates/words";
import { instantOf, localTimeAt } from "@/lib/dates/zone";
import type { CallsAnswer, CallsEntry } from "@/lib/report/answers/calls-answer";
import { isFailedCall, useCallWords } from "./use-call-words";

/** The newest calls, on the operation's clock. */
export function LastCallsTable({ answer }: { answer: CallsAnswer }) {
  const t = useTranslations("calls");
  const titleId = useId();
  const { lastCalls, spent, timeZone } = answer;
  return (
    <Card className="min-w-0">
      <CardTitle id={titleId}>
        {t("last")}
        {lastCalls.length < spent && (
          <span className="font-normal text-muted"> {t("lastNote", { count: lastCalls.length })}</span>
        )}
      </CardTitle>
      <ScrollRegion aria-labelledby={titleId} className="overflow-x-auto rounded-b-lg">
        <PlainTable
          heads={[
            { title: t("time") },
            { title: t("window") },
            { title: t("for"), className: "max-sm:hidden" },
            { title: t("outcome") },
            { title: t("duration"), className: "max-sm:hidden", side: "end" },
          ]}
        >
          <tbody>
            {lastCalls.map((call) => (
              <LastCallsRow call={call} key={call.id} timeZone={timeZone} />
            ))}
          </tbody>
        </PlainTable>
      </ScrollRegion>
    </Card>
  );
}

/** One call; on a phone, for whom and how long stand below the window and the outcome. */
function LastCallsRow({ call, timeZone }: { call: CallsEntry; timeZone: string }) {
  const t = useTranslations("calls");
  const locale = useLocale();
  const words = useCallWords();
  const { window, askedBy, outcome, quotation } = call;
  const asker = <bdi>{words.asker(askedBy)}</bdi>;
  const duration = words.duration(call.durationMs);
  return (
    <tr>
      <RowHeading className="align-top">
        {localTimeAt(instantOf(call.askedAt), timeZone).slice(11)}
      </RowHeading>
      <DataCell className="align-top max-sm:whitespace-normal">
        {window ? formatRangeBriefly(window, locale, (from, to) => t("span", { from, to })) : t("agentList")}
        <Note>{asker}</Note>
      </DataCell>
      <DataCell className={`max-sm:hidden ${askedBy === null ? "text-muted" : ""}`}>{asker}</DataCell>
      <DataCell className="min-w-20 align-top max-sm:whitespace-normal">
        <span className={isFailedCall(outcome) ? "text-over" : undefined}>{words.outcome(outcome)}</span>
        {quotation !== null && (
          <q className="block max-w-prose whitespace-normal text-muted text-sm" translate="no">
            {quotation}
          </q>
        )}
        <Note>{duration}</Note>
      </DataCell>
      <DataCell className="max-sm:hidden" side="end">
        {duration}
      </DataCell>
    </tr>
  );
}

/** On a phone only. */
function Note({ children }: { children: ReactNode }) {
  return <span className="block text-muted text-sm [overflow-wrap:anywhere] sm:hidden">{children}</span>;
}

import { useId } from "react";
import { useTranslations } from "use-intl";
import { Card, CardTitle } from "@/components/ui/card";
import { ColumnHeading, PlainTable } from "@/components/ui/plain-table";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { CallsAnswer } from "@/lib/report/answers/calls-answer";
import { LastCallsRow } from "./last-calls-row";

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
        <PlainTable>
          <thead>
            <tr>
              <ColumnHeading>{t("time")}</ColumnHeading>
              <ColumnHeading>{t("window")}</ColumnHeading>
              <ColumnHeading className="max-sm:hidden">{t("for")}</ColumnHeading>
              <ColumnHeading>{t("outcome")}</ColumnHeading>
              <ColumnHeading className="max-sm:hidden" side="end">
                {t("duration")}
              </ColumnHeading>
            </tr>
          </thead>
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

import { useId } from "react";
import { useTranslations } from "use-intl";
import type { CallsAnswer } from "@/lib/report/answers/calls-answer";
import { LastCallsRow } from "./last-calls-row";

/** The newest calls, on the operation's clock. */
export function LastCallsTable({ answer }: { answer: CallsAnswer }) {
  const t = useTranslations("calls");
  const titleId = useId();
  const { lastCalls, spent, timeZone } = answer;
  return (
    <div className="card min-w-0">
      <h2 className="card-title" id={titleId}>
        {t("last")}
        {lastCalls.length < spent && (
          <span className="font-normal text-muted"> {t("lastNote", { count: lastCalls.length })}</span>
        )}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section aria-labelledby={titleId} className="calls-scroller" tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("time")}</th>
              <th scope="col">{t("window")}</th>
              <th className="max-sm:hidden" scope="col">
                {t("for")}
              </th>
              <th scope="col">{t("outcome")}</th>
              <th className="text-end max-sm:hidden" scope="col">
                {t("duration")}
              </th>
            </tr>
          </thead>
          <tbody>
            {lastCalls.map((call) => (
              <LastCallsRow call={call} key={call.id} timeZone={timeZone} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

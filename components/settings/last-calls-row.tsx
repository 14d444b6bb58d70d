import { useLocale, useTranslations } from "use-intl";
import { formatRangeBriefly } from "@/lib/dates/words";
import { instantOf, localTimeAt } from "@/lib/dates/zone";
import type { CallsEntry } from "@/lib/report/answers/calls-answer";
import { isFailedCall, useCallWords } from "./use-call-words";

/** One call; on a phone, for whom and how long stand below the window and the outcome. */
export function LastCallsRow({ call, timeZone }: { call: CallsEntry; timeZone: string }) {
  const t = useTranslations("calls");
  const locale = useLocale();
  const words = useCallWords();
  const { window, askedBy, outcome, quotation } = call;
  const asker = <bdi>{words.asker(askedBy)}</bdi>;
  const duration = words.duration(call.durationMs);
  return (
    <tr>
      <th className="align-top" scope="row">
        {localTimeAt(instantOf(call.askedAt), timeZone).slice(11)}
      </th>
      <td className="align-top max-sm:whitespace-normal">
        {formatRangeBriefly(window, locale, (from, to) => t("span", { from, to }))}
        <span className="call-note sm:hidden">{asker}</span>
      </td>
      <td className={`max-sm:hidden ${askedBy === null ? "text-muted" : ""}`}>{asker}</td>
      <td className="min-w-24 align-top max-sm:whitespace-normal">
        <span className={isFailedCall(outcome) ? "text-over" : undefined}>{words.outcome(outcome)}</span>
        {quotation !== null && (
          <q className="block max-w-prose whitespace-normal text-muted text-sm" translate="no">
            {quotation}
          </q>
        )}
        <span className="call-note sm:hidden">{duration}</span>
      </td>
      <td className="text-end max-sm:hidden">{duration}</td>
    </tr>
  );
}

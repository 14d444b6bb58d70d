import { useLocale, useTranslations } from "use-intl";
import { Card, CardTitle } from "@/components/ui/card";
import { localTimeAt } from "@/lib/dates/zone";
import { formatNumber } from "@/lib/messages/number-format";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import type { UsualAnswer } from "@/lib/report/answers/usual-answer";
import { formatHm } from "@/lib/report/figures/duration";
import { averageOut, type Slot, spreadGains, sumUntold } from "@/lib/report/timeline/slots";
import type { Strip } from "@/lib/report/timeline/strip";
import type { UsualTime } from "@/lib/report/usual/usual";
import type { OutAxis } from "./out-axis";

const hourMs = 3_600_000;

type OutHoursProps = {
  answer: TimelineAnswer;
  strip: Strip;
  axis: OutAxis;
  usual: UsualAnswer | undefined;
  timeOf: (instantMs: number) => string;
};

/** The day by hour as a table: what has been, and what is usual in it and in the hours that come. */
export function OutHours({ answer, strip, axis, usual, timeOf }: OutHoursProps) {
  const t = useTranslations("now");
  const locale = useLocale();
  const write = (count: number) => formatNumber(count, locale, { most: 1 });
  const { rules } = strip;
  const gains = answer.agents.flatMap((agent) => agent.gains);
  const hours = spreadGains(gains, answer.states.length, { ...rules, lengthMs: hourMs });
  const untold = sumUntold(gains, rules);
  const usualAt = new Map(usual?.hours.map((hour) => [hour.time, hour]));
  const hasUsual = usualAt.size > 0;
  const rows = Array.from({ length: Math.round((axis.toMs - axis.fromMs) / hourMs) }, (_, place) => {
    const fromMs = axis.fromMs + place * hourMs;
    const slot = hours.find((one) => one.fromMs === fromMs);
    const time = localTimeAt(fromMs, answer.timeZone).slice(11, 13);
    // An hour that nobody looked at is said with all that is not known.
    const told = slot && (!slot.isUnseen || averageOut(slot) > 0) ? slot : undefined;
    return { fromMs, told, usual: usualAt.get(time) };
  }).filter((row) => row.told || row.usual);
  return (
    <Card aria-label={t("byHour")} as="section">
      <CardTitle>{t("byHour")}</CardTitle>
      <table className="w-full text-sm [&_tr>*:first-child]:ps-4 [&_tr>*:last-child]:pe-4">
        <thead>
          <tr className="text-muted [&_th]:py-1 [&_th]:font-normal">
            <th className="text-start" scope="col">
              {t("hour")}
            </th>
            <th className="text-end" scope="col">
              {t("average")}
            </th>
            {hasUsual && (
              <th className="text-end" scope="col">
                {t("usualOf")}
              </th>
            )}
            <th className="text-end" scope="col">
              {t("time")}
            </th>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {untold > 0 && (
            <tr className="border-line border-t [&>*]:py-1">
              <th className="text-start font-normal text-muted" colSpan={hasUsual ? 3 : 2} scope="row">
                {t("untold")}
              </th>
              <td className="text-end">{formatHm(untold)}</td>
            </tr>
          )}
          {rows.map(({ fromMs, told, usual: own }) => (
            <tr className="border-line border-t [&>*]:py-1" key={fromMs}>
              <th className="whitespace-nowrap text-start font-normal" scope="row">
                {timeOf(fromMs)}–{timeOf(told?.toMs ?? fromMs + hourMs)}
              </th>
              <td className="text-end">{told ? sayAverage(told) : "–"}</td>
              {hasUsual && (
                <td className="whitespace-nowrap text-end text-muted">{own ? sayUsual(own) : "–"}</td>
              )}
              <td className="text-end">
                {told ? formatHm(Math.round(told.seconds.reduce((sum, seconds) => sum + seconds, 0))) : "–"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );

  function sayAverage(slot: Slot): string {
    const count = write(averageOut(slot));
    return slot.isUnseen ? t("partly", { count }) : count;
  }

  function sayUsual({ low, median, high }: UsualTime): string {
    return t("usualAt", { median: write(median), low: write(low), high: write(high) });
  }
}

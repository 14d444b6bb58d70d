import { useLocale, useTranslations } from "use-intl";
import { stateColor } from "@/components/figures/state-color";
import { StateSwatch } from "@/components/figures/state-swatch";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/lib/messages/number-format";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { formatHm } from "@/lib/report/figures/duration";
import { averageOut, type Slot, spreadGains, sumUntold } from "@/lib/report/timeline/slots";
import type { Strip } from "./day-strip";

type OutChartProps = {
  answer: TimelineAnswer;
  strip: Strip;
  stateName: (state: string) => string;
  timeOf: (instantMs: number) => string;
};

/** How many were out at once along the day, on average of each quarter of an hour, by state; and by hour as a table. */
export function OutChart({ answer, strip, stateName, timeOf }: OutChartProps) {
  const t = useTranslations("now");
  const locale = useLocale();
  const { rules, fromMs, toMs, slots } = strip;
  const width = `${(100 * rules.lengthMs) / (toMs - fromMs)}%`;
  const gains = answer.agents.flatMap((agent) => agent.gains);
  // An hour that nobody looked at is said with all that is not known.
  const hours = spreadGains(gains, answer.states.length, { ...rules, lengthMs: 4 * rules.lengthMs }).filter(
    (slot) => slot.toMs > fromMs && (!slot.isUnseen || averageOut(slot) > 0),
  );
  const untold = sumUntold(gains, rules);
  const peak = slots.reduce<Slot | null>(
    (most, slot) => (!most || averageOut(slot) > averageOut(most) ? slot : most),
    null,
  );
  const top = Math.max(1, Math.ceil(peak ? averageOut(peak) : 1));
  const last = slots.at(-1);
  const say = (slot: Slot) => formatNumber(Math.round(10 * averageOut(slot)) / 10, locale);
  const used = answer.states.flatMap((state, place) =>
    slots.some(({ seconds }) => (seconds[place] ?? 0) > 0) ? [{ state, place }] : [],
  );
  return (
    <Card aria-label={t("together")} as="section">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 border-line border-b px-4 py-2.5">
        <h2 className="font-semibold">{t("together")}</h2>
        {peak && last && averageOut(peak) > 0 && (
          <span className="text-muted text-sm">
            {t("peak", { now: say(last), most: say(peak), time: timeOf(peak.fromMs) })}
          </span>
        )}
      </div>
      <div className="grid gap-3 p-4">
        <div aria-hidden="true" className="flex gap-2">
          <span className="flex h-45 flex-col justify-between text-end text-muted text-xs tabular-nums">
            <span>{formatNumber(top, locale)}</span>
            <span>0</span>
          </span>
          <span className="flex h-45 min-w-0 flex-1 items-end border-line border-y">
            {slots.map((slot) => (
              <span
                className={`flex h-full shrink-0 flex-col-reverse border-card border-e ${slot.isUnseen ? "bg-hover" : ""}`}
                key={slot.fromMs}
                style={{ width }}
                title={`${timeOf(slot.fromMs)}: ${say(slot)}`}
              >
                {used.map(({ place }) => {
                  const style = answer.styles[place];
                  const share = slot.told === 0 ? 0 : (slot.seconds[place] ?? 0) / slot.told / top;
                  return (
                    style && (
                      <span
                        key={place}
                        style={{ height: `${100 * share}%`, backgroundColor: stateColor(style) }}
                      />
                    )
                  );
                })}
              </span>
            ))}
          </span>
        </div>
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {used.map(({ state, place }) => (
            <span className="flex items-center gap-1.5" key={state}>
              {answer.styles[place] && <StateSwatch style={answer.styles[place]} />}
              {stateName(state)}
            </span>
          ))}
        </p>
        <table className="w-full text-sm">
          <caption className="pb-1 text-start font-medium">{t("byHour")}</caption>
          <thead>
            <tr className="text-muted [&_th]:py-1 [&_th]:font-normal">
              <th className="text-start" scope="col">
                {t("hour")}
              </th>
              <th className="text-end" scope="col">
                {t("average")}
              </th>
              <th className="text-end" scope="col">
                {t("time")}
              </th>
            </tr>
          </thead>
          <tbody className="tabular-nums">
            {untold > 0 && (
              <tr className="border-line border-t [&>*]:py-1">
                <th className="text-start font-normal text-muted" colSpan={2} scope="row">
                  {t("untold")}
                </th>
                <td className="text-end">{formatHm(untold)}</td>
              </tr>
            )}
            {hours.map((slot) => (
              <tr className="border-line border-t [&>*]:py-1" key={slot.fromMs}>
                <th className="text-start font-normal" scope="row">
                  {timeOf(slot.fromMs)}–{timeOf(slot.toMs)}
                </th>
                <td className="text-end">{slot.isUnseen ? t("partly", { count: say(slot) }) : say(slot)}</td>
                <td className="text-end">
                  {formatHm(Math.round(slot.seconds.reduce((sum, seconds) => sum + seconds, 0)))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="text-muted text-sm">{t("togetherNote")}</p>
      </div>
    </Card>
  );
}

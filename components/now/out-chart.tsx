import { useLocale, useTranslations } from "use-intl";
import { StripHours, unseenGround } from "@/components/chart/day-strip";
import { listUsed, StateNames } from "@/components/chart/used-states";
import { stateColor } from "@/components/figures/state-color";
import { Card } from "@/components/ui/card";
import { formatWeekdays } from "@/lib/dates/words";
import { formatNumber } from "@/lib/messages/number-format";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import type { UsualAnswer } from "@/lib/report/answers/usual-answer";
import { listOutTicks } from "@/lib/report/timeline/out-ticks";
import { averageOut, findPeak, type Slot } from "@/lib/report/timeline/slots";
import { minuteMs, type Strip } from "@/lib/report/timeline/strip";
import type { OutAxis } from "./out-axis";
import { UsualBand, UsualLine } from "./usual-band";

type OutChartProps = {
  answer: TimelineAnswer;
  strip: Strip;
  axis: OutAxis;
  /** Undefined where it cannot be had. */
  usual: UsualAnswer | undefined;
  stateName: (state: string) => string;
  timeOf: (instantMs: number) => string;
};

/**
 * How many were out at once along the day, on average of each slot, by state, beside the usual for the
 * weekday.
 */
export function OutChart({ answer, strip, axis, usual, stateName, timeOf }: OutChartProps) {
  const t = useTranslations("now");
  const locale = useLocale();
  const { rules, slots } = strip;
  const widthOf = (fromMs: number, toMs: number) => `${(100 * (toMs - fromMs)) / (axis.toMs - axis.fromMs)}%`;
  const peak = findPeak(slots);
  const minutes = rules.lengthMs / minuteMs;
  const highest = Math.max(...axis.usual.map((quarter) => quarter?.high ?? 0), peak ? averageOut(peak) : 0);
  const ticks = listOutTicks(highest);
  const top = ticks.at(-1) ?? 1;
  const bottomOf = (count: number) => ({ bottom: `${(100 * count) / top}%` });
  const last = slots.at(-1);
  const write = (count: number) => formatNumber(count, locale, { most: 1 });
  const say = (slot: Slot) => write(averageOut(slot));
  const used = listUsed(answer, slots);
  const weekdays = formatWeekdays(answer.day, locale);
  const known = usual?.likeDays.filter(({ status }) => status === "known").length ?? 0;
  const hasUsual = axis.usual.some((quarter) => quarter !== null);
  return (
    <Card aria-label={t("together")} as="section">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 border-line border-b px-4 py-2.5">
        <h2 className="font-semibold">{t("together")}</h2>
        {peak && last && (
          <span className="text-muted text-sm">
            {t(answer.refreshSeconds === null ? "peakOf" : "peak", {
              ...{ now: say(last), most: say(peak), time: timeOf(peak.fromMs), minutes },
            })}
          </span>
        )}
      </div>
      <div className="grid gap-3 p-4">
        <div aria-hidden="true" className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
          <span className="relative h-45 text-end text-muted text-xs tabular-nums">
            <span className="invisible">{formatNumber(top, locale)}</span>
            {ticks.map((tick) => (
              <span className="absolute end-0 translate-y-1/2" key={tick} style={bottomOf(tick)}>
                {formatNumber(tick, locale)}
              </span>
            ))}
          </span>
          <span className="relative flex h-45 min-w-0 items-end">
            {ticks.map((tick) => (
              <span className="absolute inset-x-0 border-line border-t" key={tick} style={bottomOf(tick)} />
            ))}
            {hasUsual && <UsualBand top={top} usual={axis.usual} />}
            <span className="h-full shrink-0" style={{ width: widthOf(axis.fromMs, strip.fromMs) }} />
            {slots.map((slot) => (
              <span
                className={`relative flex h-full shrink-0 flex-col-reverse border-card border-e ${slot.isUnseen ? unseenGround : ""}`}
                key={slot.fromMs}
                style={{ width: widthOf(slot.fromMs, slot.fromMs + rules.lengthMs) }}
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
            {hasUsual && <UsualLine top={top} usual={axis.usual} />}
          </span>
          <span className="col-start-2 pt-1">
            <StripHours strip={axis} timeOf={timeOf} />
          </span>
        </div>
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          <StateNames answer={answer} slots={slots} stateName={stateName} />
          {hasUsual && (
            <span className="flex items-center gap-1.5">
              <svg aria-hidden="true" className="shrink-0" height={10} width={20}>
                <path className="fill-accent opacity-15" d="M0 0h20v10h-20z" />
                <path className="stroke-ink" d="M0 5h20" strokeDasharray="4 3" strokeWidth={1.25} />
              </svg>
              {t("usualLegend", { weekdays })}
            </span>
          )}
        </p>
        {usual && (
          <p className="text-muted text-sm">
            {hasUsual
              ? t("usualNote", { weekdays, count: known })
              : t("usualTooFew", { weekdays, count: known, needed: usual.needed })}
          </p>
        )}
        <p className="text-muted text-sm">{t("togetherNote", { minutes })}</p>
      </div>
    </Card>
  );
}

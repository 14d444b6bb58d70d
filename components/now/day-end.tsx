import { useLocale, useTranslations } from "use-intl";
import { StateSwatch } from "@/components/figures/state-swatch";
import { Card } from "@/components/ui/card";
import { formatWeekdays } from "@/lib/dates/words";
import { formatNumber } from "@/lib/messages/number-format";
import type { UsualAnswer, UsualEnd } from "@/lib/report/answers/usual-answer";
import type { StateStyle } from "@/lib/report/states/state-style";
import { besideUsual, type Hits, type StateEnd } from "@/lib/report/usual/day-end";
import { sayEnds } from "@/lib/report/usual/round-range";

type DayEndProps = {
  usual: Pick<UsualAnswer, "day">;
  end: UsualEnd;
  stateName: (state: string) => string;
  timeOf: (instant: string) => string;
};

/** Where today will end, state by state, as ranges: by what came after the same time on like days, and how often such ranges were right. */
export function DayEnd({ usual, end, stateName, timeOf }: DayEndProps) {
  const t = useTranslations("now");
  const locale = useLocale();
  const weekdays = formatWeekdays(usual.day, locale);
  const share = ({ right, of }: Hits) => `${formatNumber(Math.round((100 * right) / of), locale)}\u202f%`;
  const rows = end.ends.flatMap((one, place) => {
    const [state, style] = [end.states[place], end.styles[place]];
    // A state that nobody can reach a minute of is no line to read.
    return state === undefined || style === undefined || one.to < 60 ? [] : [{ state, style, one }];
  });
  return (
    <Card aria-label={t("end")} as="section">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 border-line border-b px-4 py-2.5">
        <h2 className="font-semibold">
          {t("end")}{" "}
          <span className="font-normal text-muted">{t("endBy", { weekdays, count: end.days })}</span>
        </h2>
        {end.hits.of > 0 && (
          <span className="text-muted text-sm">{t("endRight", { share: share(end.hits) })}</span>
        )}
      </div>
      <table className="w-full tabular-nums [&_td]:px-2 [&_td]:py-1.5 [&_th]:px-2 [&_th]:py-1.5 [&_tr>*:first-child]:ps-4 [&_tr>*:last-child]:pe-4">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("endState")}</th>
            <th scope="col">{t("endRange")}</th>
            <th scope="col">{t("endBeside", { weekdays })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ state, style, one }) => (
            <tr className="border-line border-b" key={state}>
              <th className="text-start font-normal" scope="row">
                <span className="flex items-center gap-1.5">
                  <StateSwatch style={style} />
                  {stateName(state)}
                </span>
              </th>
              <td className="whitespace-nowrap text-muted">{t("range", sayEnds(one))}</td>
              <td className="text-end">{sayBeside(one, style)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-line border-b font-semibold">
            <th className="text-start" scope="row">
              {t("endAll")}
            </th>
            <td className="whitespace-nowrap">{t("range", sayEnds(end.total))}</td>
            <td className="text-end">{sayBeside(end.total, null)}</td>
          </tr>
        </tfoot>
      </table>
      <div className="grid gap-1 px-4 py-3 text-muted text-sm">
        <p>{t("endNote", { weekdays, count: end.days, time: timeOf(end.at) })}</p>
        {end.hits.of > 0 && <p>{t("endHits", end.hits)}</p>}
        {end.people && end.people.hits.of > 0 && (
          <p>{t("endPeople", { share: share(end.people.hits), ...end.people.hits })}</p>
        )}
      </div>
    </Card>
  );

  function sayBeside(one: StateEnd, style: StateStyle | null) {
    const { side, ...range } = besideUsual(one);
    const title = t("endUsual", sayEnds({ from: one.usual.low, to: one.usual.high }));
    if (side === "usual") return <span title={title}>{t("asUsual")}</span>;
    // More of what is work, or of everything together, is no one's fault.
    const isBad = side === "over" && style !== null && style.stateClass !== "productive";
    return (
      <span className={isBad ? "font-semibold text-over" : ""} title={title}>
        {side === "over" ? "▲" : "▼"} {t(side === "over" ? "overUsual" : "underUsual", sayEnds(range))}
      </span>
    );
  }
}

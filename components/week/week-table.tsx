import { useLocale, useTranslations } from "use-intl";
import { unseenGround } from "@/components/chart/day-strip";
import { Card } from "@/components/ui/card";
import { PageLink } from "@/components/ui/page-link";
import { type Day, dayOf, type LocalDateTime } from "@/lib/dates/window";
import { capitalize, formatLongDay, formatShortDay, formatWeekdays } from "@/lib/dates/words";
import { formatNumber } from "@/lib/messages/number-format";
import type { HoursAnswer } from "@/lib/report/answers/hours-answer";
import { twoDigits } from "@/lib/report/figures/duration";
import { layWeek, type Week, type WeekCell, type WeekColumn } from "@/lib/report/usual/week";
import { dayPath, formatPageAddress } from "@/lib/search/page-address";
import { defaultLink, type ReportLink } from "@/lib/search/report-link";

type WeekTableProps = {
  answer: HoursAnswer;
  /** It is of another question, until the answer comes. */
  isOld: boolean;
  link: ReportLink;
  nowLocal: LocalDateTime;
};

/** The strongest tint, in per cent of the accent: what is written on it is still read. */
const strongestTint = 45;

/** Hours down, weekdays across; the more were out, the darker. What is not known is hatched and never a zero. */
export function WeekTable({ answer, isOld, link, nowLocal }: WeekTableProps) {
  const t = useTranslations("week");
  const locale = useLocale();
  const week = layWeek(answer.days);
  const { hours, columns, peak } = week;
  const isEachDay = columns.every(({ days }) => days.length === 1);
  const write = (out: number) => formatNumber(out, locale, { most: out < 9.95 ? 1 : 0 });
  const hasUnknown = columns.some(({ days, cells }) =>
    cells.some((cell, place) => cell === null && !isToCome(days, hours[place] ?? "", nowLocal)),
  );
  return (
    <Card
      aria-busy={isOld}
      aria-label={t("table")}
      as="section"
      className={`max-w-240 ${isOld ? "opacity-50" : ""}`}
    >
      <p className="border-line border-b px-4 py-2.5">{sayPeak(week)}</p>
      <table className="w-full table-fixed text-center tabular-nums">
        <caption className="sr-only">{t("caption")}</caption>
        <thead>
          <tr>
            <th
              className="w-16 max-sm:w-10 py-1.5 ps-4 max-sm:ps-2 text-start font-normal text-muted text-sm"
              scope="col"
            >
              {t("hour")}
            </th>
            {columns.map(({ weekday, days, known }) => (
              <th className="px-0.5 py-1.5 font-normal text-sm" key={weekday} scope="col">
                {sayColumn(days, known)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map((hour, place) => (
            <tr key={hour}>
              <th className="ps-4 max-sm:ps-2 text-start font-normal text-muted text-sm" scope="row">
                {hour}
                <span className="max-sm:sr-only">:00</span>
              </th>
              {columns.map((column) => (
                <td
                  className={`h-7 border border-card print:[print-color-adjust:exact] ${groundOf(column, place)}`}
                  key={column.weekday}
                  style={tintOf(column.cells[place] ?? null)}
                  title={sayCell(column, place)}
                >
                  {writeCell(column, place)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="grid gap-1 px-4 py-3 text-muted text-sm">
        <p>{isEachDay ? t("noteDays") : t("note")}</p>
        {hasUnknown && (
          <p className="flex items-center gap-1.5">
            <span
              aria-hidden="true"
              className={`inline-block h-3.5 w-5 shrink-0 rounded-sm ${unseenGround}`}
            />
            {t("unknownNote")}
          </p>
        )}
      </div>
    </Card>
  );

  function sayColumn(days: readonly Day[], known: number) {
    const [day = "", ...others] = days;
    if (others.length > 0)
      return (
        <>
          <span className="max-sm:hidden">{formatWeekdays(day, locale)}</span>
          <span className="sm:hidden" aria-hidden="true">
            {formatWeekdays(day, locale).slice(0, 2)}
          </span>
          <span className="block text-muted">
            {known < days.length
              ? t("daysKnown", { known, count: days.length })
              : t("days", { count: known })}
          </span>
        </>
      );
    const ofDay = { ...link, range: defaultLink.range, span: { from: day, to: day } };
    return (
      <PageLink className="hover:underline" href={formatPageAddress(dayPath, ofDay)}>
        <span className="max-sm:hidden">{formatShortDay(day, locale)}</span>
        <span className="sm:hidden">
          <span className="block text-muted">{formatWeekdays(day, locale).slice(0, 2)}</span>
          {Number(day.slice(8))}
        </span>
      </PageLink>
    );
  }

  function sayPeak({ columns: all }: Week) {
    const column = peak && all[peak.column];
    const [day, ...others] = column?.days ?? [];
    if (!peak || day === undefined) return t("noPeak");
    const hour = hours[peak.hour] ?? "";
    const when = others.length === 0 ? formatLongDay(day, locale, "month") : formatWeekdays(day, locale);
    return t("peak", {
      when,
      from: `${hour}:00`,
      to: `${twoDigits(Number(hour) + 1)}:00`,
      out: write(peak.out),
    });
  }

  function writeCell({ days, cells }: WeekColumn, place: number) {
    const cell = cells[place];
    if (cell) return write(cell.out);
    const words = isToCome(days, hours[place] ?? "", nowLocal) ? t("toCome") : t("unknown");
    return <span className="sr-only">{words}</span>;
  }

  function groundOf({ days, cells }: WeekColumn, place: number): string {
    if (cells[place]) return cells[place].out === 0 ? "text-muted" : "";
    return isToCome(days, hours[place] ?? "", nowLocal) ? "" : unseenGround;
  }

  function tintOf(cell: WeekCell | null) {
    if (!cell || !peak || cell.out === 0) return undefined;
    const percent = Math.round((strongestTint * cell.out) / peak.out);
    return { backgroundColor: `color-mix(in srgb, var(--accent) ${percent}%, var(--card))` };
  }

  function sayCell({ days, cells }: WeekColumn, place: number): string {
    const [day = ""] = days;
    const name = capitalize(
      days.length === 1 ? formatLongDay(day, locale, "day") : formatWeekdays(day, locale),
      locale,
    );
    const hour = `${hours[place]}:00`;
    const cell = cells[place];
    if (cell) return t("cell", { name, hour, out: write(cell.out), count: cell.days });
    return `${name}, ${hour}: ${isToCome(days, hours[place] ?? "", nowLocal) ? t("toCome") : t("unknown")}`;
  }
}

/** Of days that are all to come at this hour nothing can be known yet. */
function isToCome(days: readonly Day[], hour: string, nowLocal: LocalDateTime): boolean {
  return days.every((day) => day === dayOf(nowLocal) && hour >= nowLocal.slice(11, 13));
}

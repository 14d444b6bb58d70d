import { useLocale, useTranslations } from "use-intl";
import { formatMoment, formatRangeBriefly, formatShortDay } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import { describeWarning } from "@/lib/report/answers/describe-warning";
import type { ProvenanceAnswer, ProvenanceWindow } from "@/lib/report/answers/provenance";
import { createWarningList } from "@/lib/report/answers/warnings";
import { type DurationUnit, formatDuration } from "@/lib/report/figures/duration";

type ProvenanceTableProps = { answer: ProvenanceAnswer; unit: DurationUnit; nowMs: number };

const shownDigest = 10;

/** What is odd about the answers behind the figure, together. */
function sumWarnings({ windows }: ProvenanceAnswer) {
  const warnings = createWarningList();
  for (const { kind, count, cases } of windows.flatMap((window) => window.warnings))
    warnings.add(kind, count, cases);
  return warnings.list();
}

/** One row per answer of wolkvox, in the order of the days; the parts add up to the figure. */
export function ProvenanceTable({ answer, unit, nowMs }: ProvenanceTableProps) {
  const t = useTranslations("provenance");
  const tAll = useTranslations();
  const locale = useLocale();
  // A percentage of what the figure is part of says nothing here: the parts are times.
  const timeUnit = unit === "percent" ? "hms" : unit;
  const time = (seconds: number) => formatDuration(seconds, answer.total, timeUnit, locale);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={t("title")} className="provenance-scroller" tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("window")}</th>
            <th scope="col">{t("askedAt")}</th>
            <th scope="col">{t("said")}</th>
            <th scope="col">{t("digest")}</th>
            <th className="text-end" scope="col">
              {t("part")}
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.windows.map((window) => (
            <tr key={`${window.from}/${window.to}`}>
              <th scope="row">{formatRangeBriefly(window, locale, (from, to) => t("span", { from, to }))}</th>
              <td>{momentText(window.askedAt)}</td>
              <td>{saidText(window)}</td>
              <td>
                <code title={window.digest ?? undefined}>{window.digest?.slice(0, shownDigest) ?? "–"}</code>
              </td>
              <td className="text-end">{window.outcome === "no-data" ? "–" : time(window.seconds)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th colSpan={4} scope="row">
              {t("total", { count: answer.windows.length })}
            </th>
            <td className="text-end font-semibold">{time(answer.total)}</td>
          </tr>
        </tfoot>
      </table>
      {sumWarnings(answer).map((warning) => (
        <p className="px-4 py-1.5 text-note" key={warning.kind}>
          {describeWarning(warning, tAll, (day) => formatShortDay(day, locale))}
        </p>
      ))}
    </section>
  );

  function momentText(instant: string): string {
    const { time: clock, day } = formatMoment(instantOf(instant), nowMs, answer.range.timeZone, locale);
    return day === null ? clock : `${day}, ${clock}`;
  }

  function saidText({ outcome, rows, isFinal }: ProvenanceWindow): string {
    if (outcome === "no-data") return t("noData");
    return isFinal ? t("rows", { count: rows }) : t("liveRows", { count: rows });
  }
}

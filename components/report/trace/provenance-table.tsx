import { useLocale, useTranslations } from "use-intl";
import { useMoment } from "@/components/figures/use-moment";
import { DataCell, PlainTable, RowHeading } from "@/components/ui/plain-table";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { formatRangeBriefly, formatShortDay } from "@/lib/dates/words";
import { describeWarning } from "@/lib/report/answers/describe-warning";
import type { ProvenanceAnswer, ProvenanceWindow } from "@/lib/report/answers/provenance";
import { createWarningList } from "@/lib/report/answers/warnings";
import { type DurationUnit, formatDuration } from "@/lib/report/figures/duration";

type ProvenanceTableProps = { answer: ProvenanceAnswer; unit: DurationUnit };

const shownDigest = 10;
const className = "sticky top-0 bg-card";
const foot = "sticky bottom-0 bg-card";

/** What is odd about the answers behind the figure, together. */
function sumWarnings({ windows }: ProvenanceAnswer) {
  const warnings = createWarningList();
  for (const { kind, count, cases } of windows.flatMap((window) => window.warnings))
    warnings.add(kind, count, cases);
  return warnings.list();
}

/** One row per answer of wolkvox, in the order of the days; the parts add up to the figure. */
export function ProvenanceTable({ answer, unit }: ProvenanceTableProps) {
  const t = useTranslations("provenance");
  const tAll = useTranslations();
  const locale = useLocale();
  const momentOf = useMoment();
  const time = (seconds: number) => formatDuration(seconds, answer.total, unit, locale);
  return (
    <ScrollRegion aria-label={t("title")} className="min-h-30 overflow-auto border-line border-t">
      <PlainTable
        heads={[
          ...(["window", "askedAt", "said", "digest"] as const).map((name) => ({
            title: t(name),
            className,
          })),
          { title: t("part"), className, side: "end" },
        ]}
        room="modal"
      >
        <tbody>
          {answer.windows.map((window) => (
            <tr key={`${window.from}/${window.to}/${window.look}`}>
              <RowHeading>
                {formatRangeBriefly(window, locale, (from, to) => t("span", { from, to }))}
              </RowHeading>
              <DataCell>{momentOf(window.askedAt, answer.range.timeZone).both}</DataCell>
              <DataCell>
                {saidText(window)}
                {window.saidStates && (
                  <ul className="text-muted text-sm" translate="no">
                    {window.saidStates.map(({ state, seconds }) => (
                      <li className="[overflow-wrap:anywhere]" key={state}>
                        {t("saidState", { state, time: time(seconds) })}
                      </li>
                    ))}
                  </ul>
                )}
              </DataCell>
              <DataCell className="text-muted">
                <code title={window.digest ?? undefined}>{window.digest?.slice(0, shownDigest) ?? "–"}</code>
              </DataCell>
              <DataCell side="end">{window.outcome === "no-data" ? "–" : time(window.seconds)}</DataCell>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <RowHeading className={foot} colSpan={4}>
              {t("total", { count: answer.windows.length })}
            </RowHeading>
            <DataCell className={foot} side="end">
              {time(answer.total)}
            </DataCell>
          </tr>
        </tfoot>
      </PlainTable>
      {sumWarnings(answer).map((warning) => (
        <p className="px-3 py-1.25 text-note" key={warning.kind}>
          {describeWarning(warning, tAll, (day) => formatShortDay(day, locale))}
        </p>
      ))}
    </ScrollRegion>
  );

  function saidText({ outcome, rows, isFinal, isGone }: ProvenanceWindow): string {
    if (isGone) return t("gone");
    if (outcome === "no-data") return t("noData");
    return isFinal ? t("rows", { count: rows }) : t("liveRows", { count: rows });
  }
}

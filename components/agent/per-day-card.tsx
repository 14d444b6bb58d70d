import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Signed } from "@/components/figures/figure-text";
import { sayProblem } from "@/components/figures/say-problem";
import type { Shown, ShownPeriods } from "@/components/figures/shown-figures";
import { StateSwatch } from "@/components/figures/state-swatch";
import { useComparisonWords } from "@/components/figures/use-comparison-words";
import { Card, CardTitle } from "@/components/ui/card";
import { DataCell, PlainTable, RowHeading } from "@/components/ui/plain-table";
import type { Compared } from "@/lib/browser/compared";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { formatChange } from "@/lib/report/comparison/format-change";
import { timeUnit } from "@/lib/report/figures/duration";
import type { TeamMedian } from "@/lib/report/figures/median";
import { formatPerDay } from "./per-day-text";
import type { AgentBefore } from "./use-agent-before";

type PerDayCardProps = {
  shown: ShownPeriods;
  median: TeamMedian | null;
  before: AgentBefore;
  compared: Compared;
  /** Which period that is stands above already. */
  isSaid: boolean;
  /** The team's figures; undefined while they are on their way. */
  report: ReportAnswer | undefined;
};

// On a phone with room for what is still on its way: no name beside it wraps anew.
const heads = [
  ["own", "max-sm:min-w-13.5"],
  ["median", "max-sm:min-w-13.5"],
  ["before", "max-sm:min-w-13.5"],
  ["change", "max-sm:min-w-21"],
] as const;

/** Per day worked, state by state: the agent's own time beside the middle one of the team and what was before. */
export function PerDayCard({ shown, median, before, compared, isSaid, report }: PerDayCardProps) {
  const t = useTranslations("agent");
  const { table, stateNames } = shown;
  const own = table.averages;
  return (
    <Card aria-labelledby="per-day" as="section" className="print:flex-[0_0_31%]">
      <CardTitle id="per-day">{t("perDayWorked")}</CardTitle>
      <PlainTable
        aria-labelledby="per-day"
        heads={[
          { title: t("state"), className: "w-[37%]" },
          ...heads.map(([head, className]) => ({ title: t(head), side: "end" as const, className })),
        ]}
        room="dense"
      >
        <tbody>
          {table.states.map((state, column) => (
            <PerDayRow
              before={before.figures?.seconds[column]}
              key={state}
              shown={shown}
              median={median?.seconds[column]}
              own={own?.seconds[column]}
            >
              <span className="flex items-center gap-1.5">
                {table.styles[column] && <StateSwatch style={table.styles[column]} />}
                <bdi>{stateNames[column]}</bdi>
              </span>
            </PerDayRow>
          ))}
        </tbody>
        <tfoot>
          <PerDayRow before={before.figures?.total} shown={shown} median={median?.total} own={own?.total}>
            {t("total")}
          </PerDayRow>
        </tfoot>
      </PlainTable>
      <div className="grid gap-1 border-line border-t px-4 py-2 text-muted text-sm empty:hidden">
        {median === null && <p>{t(report === undefined ? "medianMissing" : "medianReading")}</p>}
        <BeforeNote before={before} compared={compared} isSaid={isSaid} report={report} />
      </div>
    </Card>
  );
}

/** Null or undefined: not known. */
type Known = number | null | undefined;

type PerDayRowProps = { own: Known; median: Known; before: Known; shown: Shown; children: ReactNode };

/** A state's, or all states', time per day worked; what is not known is a dash. */
function PerDayRow({ own, median, before, shown, children }: PerDayRowProps) {
  const text = (seconds: Known) =>
    seconds === null || seconds === undefined ? "–" : formatPerDay(seconds, shown);
  return (
    <tr>
      {/* Names break where they must; figures never. */}
      <RowHeading className="hyphens-auto whitespace-normal [overflow-wrap:anywhere]">{children}</RowHeading>
      <DataCell className={own === 0 ? "text-muted" : "font-semibold"} side="end">
        {text(own)}
      </DataCell>
      <DataCell className={median === 0 ? "text-muted" : ""} side="end">
        {text(median)}
      </DataCell>
      <DataCell className="text-muted" side="end">
        {text(before)}
      </DataCell>
      <DataCell side="end">
        <Signed text={changeText(own, before, shown)} />
      </DataCell>
    </tr>
  );
}

function changeText(own: Known, before: Known, { unit, locale }: Shown): string {
  if (own === null || own === undefined || before === null || before === undefined) return "–";
  return formatChange(own - before, timeUnit(unit), locale);
}

/** Which period stands beside the range, by which rule, and what must be known before a difference is read. */
function BeforeNote({ before, compared, isSaid, report }: Omit<PerDayCardProps, "shown" | "median">) {
  const t = useTranslations();
  const words = useComparisonWords();
  const { shown, failure } = compared;
  const period = shown?.period ?? compared.period;
  if (failure && isSaid) return null;
  if (failure) return <Line>{t("compare.failed", { problem: sayProblem(t, failure.code) })}</Line>;
  if (!period) return null;
  const cautions = shown && report && !isSaid ? words.listCautions(shown, report) : [];
  return (
    <>
      {!isSaid && (
        <Line>
          {words.describePeriod(period)}: {words.describeRule(period)}.
        </Line>
      )}
      {before.kind !== "known" && <Line>{t(`agent.before-${before.kind}`)}</Line>}
      {cautions.map((text) => (
        <Line key={text} isCaution>
          {text}
        </Line>
      ))}
    </>
  );
}

function Line({ children, isCaution = false }: { children: ReactNode; isCaution?: boolean }) {
  return <p className={isCaution ? "text-note" : undefined}>{children}</p>;
}

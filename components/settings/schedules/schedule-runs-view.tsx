"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { Chip, Notice } from "@/components/ui/notice";
import { DataCell, PlainTable, RowHeading } from "@/components/ui/plain-table";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { SkeletonRows } from "@/components/ui/skeleton";
import { scheduleRunsOptions } from "@/lib/browser/queries/schedules-query";
import type { Schedule, ScheduleRun } from "@/lib/report/answers/schedule";
import type { RunWords, SendingText } from "../sending/use-sending-text";

type ScheduleRunsProps = { schedule: Schedule; text: SendingText };

/** What became of each period, the newest first. */
export function ScheduleRunsView({ schedule: { id, name, operation }, text }: ScheduleRunsProps) {
  const t = useTranslations();
  const { data, error } = useQuery(scheduleRunsOptions(id));
  if (error) return <Notice tone="failure">{sayProblem(t, error.code)}</Notice>;
  if (!data)
    return (
      <div aria-busy="true">
        <SkeletonRows count={3} />
      </div>
    );
  if (data.runs.length === 0) return <p className="text-muted text-sm">{t("schedules.noRuns")}</p>;
  return (
    <ScrollRegion
      aria-label={t("schedules.runsOf", { name })}
      className="max-h-80 overflow-auto rounded border border-line"
    >
      <PlainTable
        heads={[
          { title: t("schedules.period") },
          { title: t("schedules.state") },
          { title: t("schedules.attempts"), className: "max-sm:hidden" },
          { title: t("schedules.when") },
        ]}
        room="dense"
        wraps
      >
        <tbody>
          {data.runs.map((run) => (
            <RunRow
              key={run.period}
              period={text.period(run.period)}
              run={run}
              words={text.run(run, operation)}
            />
          ))}
        </tbody>
      </PlainTable>
    </ScrollRegion>
  );
}

type RunRowProps = { period: string; run: ScheduleRun; words: RunWords };

function RunRow({ period, run, words: { tone, state, moment, why } }: RunRowProps) {
  return (
    <tr>
      <RowHeading className="align-top">{period}</RowHeading>
      <DataCell className="align-top">
        <Chip tone={tone}>{state}</Chip>
        {why && <span className="block pt-0.5 text-sm [overflow-wrap:anywhere]">{why}</span>}
      </DataCell>
      <DataCell className="align-top max-sm:hidden">{run.attempts}</DataCell>
      <DataCell className="align-top">{moment}</DataCell>
    </tr>
  );
}

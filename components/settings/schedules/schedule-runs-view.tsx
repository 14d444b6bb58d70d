"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { DataCell, RowHeading } from "@/components/ui/plain-table";
import { scheduleRunsOptions } from "@/lib/browser/queries/schedules-query";
import type { Schedule, ScheduleRun } from "@/lib/report/answers/schedule";
import { RunStateCell, SendingLog } from "../sending/sending-log";
import type { RunWords, SendingText } from "../sending/use-sending-text";

type ScheduleRunsProps = { schedule: Schedule; text: SendingText };

/** What became of each period, the newest first. */
export function ScheduleRunsView({ schedule: { id, name, operation }, text }: ScheduleRunsProps) {
  const t = useTranslations();
  const { data, error } = useQuery(scheduleRunsOptions(id));
  return (
    <SendingLog
      {...{ name, error }}
      count={data ? data.runs.length : null}
      heads={[
        { title: t("schedules.period") },
        { title: t("schedules.state") },
        { title: t("schedules.attempts"), className: "max-sm:hidden" },
        { title: t("schedules.when") },
      ]}
      nothing={t("schedules.noRuns")}
    >
      {data?.runs.map((run) => (
        <RunRow
          key={run.period}
          period={text.period(run.period)}
          run={run}
          words={text.run(run, operation)}
        />
      ))}
    </SendingLog>
  );
}

type RunRowProps = { period: string; run: ScheduleRun; words: RunWords };

function RunRow({ period, run, words }: RunRowProps) {
  return (
    <tr>
      <RowHeading className="align-top">{period}</RowHeading>
      <RunStateCell run={words} />
      <DataCell className="align-top max-sm:hidden">{run.attempts}</DataCell>
      <DataCell className="align-top">{words.moment}</DataCell>
    </tr>
  );
}

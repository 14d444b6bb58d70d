"use client";

import { useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import { changeSchedule, removeSchedule, testSchedule } from "@/lib/browser/queries/schedules-query";
import type { Schedule } from "@/lib/report/answers/schedule";
import { formatReportAddress } from "@/lib/search/agent-path";
import { parseReportLink } from "@/lib/search/report-link";
import { type RowState, SendingRow } from "../sending/sending-row";
import type { SendingText } from "../sending/use-sending-text";
import { ScheduleRunsView } from "./schedule-runs-view";

type ScheduleRowProps = RowState & { schedule: Schedule; text: SendingText };

/** One schedule: what is sent, to whom and when, how its last run went, and what can be done with it. */
export function ScheduleRowView({ schedule, text, ...row }: ScheduleRowProps) {
  const t = useTranslations();
  const { id, every, at, format, operation, nextAt } = schedule;
  const link = text.sent(parseReportLink(new URLSearchParams(schedule.link)).link, every);
  return (
    <SendingRow
      change={(change) => changeSchedule(id, change)}
      log={<ScheduleRunsView schedule={schedule} text={text} />}
      remove={() => removeSchedule(id)}
      sending={schedule}
      sends={(to) => t("schedules.sends", { format: t(`export.${format}`), to })}
      subject={
        <PageLink
          className="text-accent underline underline-offset-2 [overflow-wrap:anywhere]"
          href={formatReportAddress(link)}
        >
          {text.tellLink(link)}
        </PageLink>
      }
      test={() => testSchedule(id)}
      testSent={({ to }) => t("schedules.testSent", { to })}
      text={text}
      times={
        <>
          <p>{text.rhythm(every, at)}</p>
          {nextAt && (
            <p className="text-muted text-sm">
              {t("schedules.next", { moment: text.moment(nextAt, operation) })}
            </p>
          )}
        </>
      }
      {...row}
    />
  );
}

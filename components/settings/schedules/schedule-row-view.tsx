"use client";

import { useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import { ApiError } from "@/lib/browser/api";
import { changeSchedule, removeSchedule, testSchedule } from "@/lib/browser/queries/schedules-query";
import type { Schedule } from "@/lib/report/answers/schedule";
import { formatReportAddress } from "@/lib/search/agent-path";
import { parseReportLink } from "@/lib/search/report-link";
import { SendingActions } from "../sending/sending-actions";
import { SendingFacts } from "../sending/sending-facts";
import type { SendingText } from "../sending/use-sending-text";
import { ScheduleRunsView } from "./schedule-runs-view";

type ScheduleRowProps = {
  schedule: Schedule;
  text: SendingText;
  isEdited: boolean;
  onEdit: () => void;
  /** Resolves once what is shown is new. */
  onChanged: () => Promise<unknown>;
  onRemoved: () => void;
};

/** One schedule: what is sent, to whom and when, how its last run went, and what can be done with it. */
export function ScheduleRowView(props: ScheduleRowProps) {
  const { schedule, text, isEdited, onEdit, onChanged, onRemoved } = props;
  const t = useTranslations("schedules");
  const { id, name, isPaused } = schedule;
  const test = async () => {
    const { to, problem, detail } = await testSchedule(id);
    if (problem === null) return { tone: "said", text: t("testSent", { to }) } as const;
    const words = { to, problem: text.problem(problem, detail) };
    return { tone: "failure", text: t("testFailed", words) } as const;
  };
  const pause = async () => {
    await changeSchedule(id, { isPaused: !isPaused });
    await onChanged();
  };
  const remove = async () => {
    await removeSchedule(id);
    onRemoved();
  };
  return (
    <li aria-label={name} className="grid grid-cols-1 gap-2.5 border-line px-4 py-3 [&+&]:border-t">
      <ScheduleFacts schedule={schedule} text={text} />
      <SendingActions
        faultOf={(error) => text.fault(error instanceof ApiError ? error : null)}
        isEdited={isEdited}
        isPaused={isPaused}
        name={name}
        onEdit={onEdit}
        onPause={pause}
        onRemove={remove}
        onTest={test}
      >
        <ScheduleRunsView schedule={schedule} text={text} />
      </SendingActions>
    </li>
  );
}

function ScheduleFacts({ schedule, text }: Pick<ScheduleRowProps, "schedule" | "text">) {
  const t = useTranslations();
  const { every, at, format, operation, nextAt } = schedule;
  const link = text.sent(parseReportLink(new URLSearchParams(schedule.link)).link, every);
  return (
    <SendingFacts
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
      text={text}
    >
      <p>{text.rhythm(every, at)}</p>
      {nextAt && (
        <p className="text-muted text-sm">
          {t("schedules.next", { moment: text.moment(nextAt, operation) })}
        </p>
      )}
    </SendingFacts>
  );
}

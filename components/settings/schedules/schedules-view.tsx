"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { Notice } from "@/components/ui/notice";
import { schedulesOptions } from "@/lib/browser/queries/schedules-query";
import { useAllTeamsQuery } from "@/lib/browser/queries/use-all-teams-query";
import { useQuestion } from "@/lib/browser/use-question";
import type { Schedule } from "@/lib/report/answers/schedule";
import { newSchedule } from "@/lib/search/settings-pages";
import { SendingFrame, useNoMail, useOpened } from "../sending/sending-frame";
import { useSendingText } from "../sending/use-sending-text";
import { ScheduleFormView } from "./schedule-form-view";
import { ScheduleRowView } from "./schedule-row-view";

/** What is sent as a file, to whom and when, and what became of it: the reader's own, and for administrators everybody's. */
export function SchedulesView() {
  const client = useQueryClient();
  const { problems, link } = useQuestion();
  const { data, error } = useQuery(schedulesOptions);
  const text = useSendingText(useAllTeamsQuery());
  const shown = useOpened<Schedule>("schedules", () => client.invalidateQueries(schedulesOptions));
  const noMail = useNoMail(data?.missingForMail);
  const openNew = useEffectEvent(() => shown.open(null));
  useEffect(() => {
    if (window.location.hash !== newSchedule) return;
    // Loaded anew, the page does not ask a second time.
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
    openNew();
  }, []);
  const form = (schedule: Schedule | null) => (
    <ScheduleFormView
      key={schedule?.id ?? ""}
      onCancel={shown.close}
      onSaved={shown.showSaved}
      {...{ schedule, link, noMail, text }}
    />
  );
  return (
    <SendingFrame
      form={data ? form : null}
      notices={noMail && <Notice tone="note">{noMail}</Notice>}
      page="schedules"
      row={(schedule) => (
        <ScheduleRowView key={schedule.id} schedule={schedule} text={text} {...shown.rowOf(schedule)} />
      )}
      sendings={data?.schedules ?? null}
      {...{ error, problems, shown }}
    />
  );
}

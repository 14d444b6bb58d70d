"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Chip, Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import { ApiError } from "@/lib/browser/api";
import { changeSchedule, removeSchedule, testSchedule } from "@/lib/browser/queries/schedules-query";
import { useSite } from "@/lib/browser/site";
import type { Schedule } from "@/lib/report/answers/schedule";
import { formatReportAddress } from "@/lib/search/agent-path";
import { parseReportLink } from "@/lib/search/report-link";
import { EndButton } from "../end-button";
import { ScheduleRunsView } from "./schedule-runs-view";
import type { ScheduleText } from "./use-schedule-text";

type ScheduleRowProps = {
  schedule: Schedule;
  text: ScheduleText;
  isEdited: boolean;
  onEdit: () => void;
  /** Resolves once what is shown is new. */
  onChanged: () => Promise<unknown>;
  onRemoved: () => void;
};

type Outcome = { tone: "said" | "failure"; text: string };

const fewRecipients = 3;

/** One schedule: what is sent, to whom and when, how its last run went, and what can be done with it. */
export function ScheduleRowView(props: ScheduleRowProps) {
  const { schedule, text, isEdited, onEdit, onChanged, onRemoved } = props;
  const t = useTranslations("schedules");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busyWith, setBusyWith] = useState<"test" | "change" | null>(null);
  const [hasRuns, setHasRuns] = useState(false);
  const { id, name, isPaused } = schedule;
  const act = async (kind: "test" | "change", doing: () => Promise<Outcome | null>) => {
    setBusyWith(kind);
    setOutcome(null);
    setOutcome(
      await doing().catch(
        (error) => ({ tone: "failure", text: text.fault(error instanceof ApiError ? error : null) }) as const,
      ),
    );
    setBusyWith(null);
  };
  const test = () =>
    act("test", async () => {
      const { to, problem, detail } = await testSchedule(id);
      if (problem === null) return { tone: "said", text: t("testSent", { to }) };
      return { tone: "failure", text: t("testFailed", { to, problem: text.problem(problem, detail) }) };
    });
  const change = () =>
    act("change", async () => {
      await changeSchedule(id, { isPaused: !isPaused });
      await onChanged();
      return null;
    });
  const remove = () =>
    act("change", async () => {
      await removeSchedule(id);
      onRemoved();
      return null;
    });
  return (
    <li aria-label={name} className="grid grid-cols-1 gap-2.5 border-line px-4 py-3 [&+&]:border-t">
      <ScheduleFacts schedule={schedule} text={text} />
      <div className="flex flex-wrap gap-1.5 print:hidden">
        <Button aria-label={t("editOf", { name })} aria-pressed={isEdited} onClick={onEdit}>
          {t("edit")}
        </Button>
        <Button aria-label={t("testOf", { name })} disabled={busyWith !== null} onClick={test}>
          {t(busyWith === "test" ? "testing" : "test")}
        </Button>
        <Button
          aria-label={t(isPaused ? "resumeOf" : "pauseOf", { name })}
          disabled={busyWith !== null}
          onClick={change}
        >
          {t(isPaused ? "resume" : "pause")}
        </Button>
        <Button
          aria-expanded={hasRuns}
          aria-label={t("runsOf", { name })}
          onClick={() => setHasRuns(!hasRuns)}
        >
          {t("runs")}
        </Button>
        <EndButton name={name} onEnd={remove} words="schedules" />
      </div>
      <p className="text-muted empty:hidden" role="status">
        {outcome?.tone === "said" && outcome.text}
      </p>
      <div className="empty:hidden" role="alert">
        {outcome?.tone === "failure" && <Notice tone="failure">{outcome.text}</Notice>}
      </div>
      {hasRuns && <ScheduleRunsView schedule={schedule} text={text} />}
    </li>
  );
}

function ScheduleFacts({ schedule, text }: Pick<ScheduleRowProps, "schedule" | "text">) {
  const t = useTranslations();
  const { operations, role } = useSite();
  const { name, every, at, format, to, by, operation, isPaused, stopped, nextAt, lastRun } = schedule;
  const link = text.sent(parseReportLink(new URLSearchParams(schedule.link)).link, every);
  const last = lastRun && text.run(lastRun, operation);
  const more = to.length - fewRecipients;
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-2">
      <div className="min-w-0 grow basis-72">
        <h2 className="flex flex-wrap items-baseline gap-x-2 font-semibold">
          <bdi className="min-w-0 [overflow-wrap:anywhere]">{name}</bdi>
          {isPaused && (
            <Chip tone={stopped === null ? "quiet" : "failure"}>
              {t(stopped === null ? "schedules.paused" : "schedules.stopped")}
            </Chip>
          )}
        </h2>
        <PageLink
          className="text-accent underline underline-offset-2 [overflow-wrap:anywhere]"
          href={formatReportAddress(link)}
        >
          {text.tellLink(link)}
        </PageLink>
        {operations.length > 1 && <p className="text-muted text-sm">{text.operationOf(operation).name}</p>}
        <p className="text-muted text-sm [overflow-wrap:anywhere]" title={to.join(", ")}>
          {t("schedules.sends", { format: t(`export.${format}`), to: to.slice(0, fewRecipients).join(", ") })}
          {more > 0 && ` ${t("schedules.more", { count: more })}`}
        </p>
        {role === "administrator" && (
          <p className="text-muted text-sm [overflow-wrap:anywhere]">{t("schedules.madeBy", { by })}</p>
        )}
      </div>
      <div className="min-w-0 grow basis-48">
        <p>{text.rhythm(every, at)}</p>
        {nextAt && (
          <p className="text-muted text-sm">
            {t("schedules.next", { moment: text.moment(nextAt, operation) })}
          </p>
        )}
        {stopped && <p className="text-over text-sm">{text.problem(stopped, "")}</p>}
      </div>
      <div className="min-w-0 grow basis-56">
        {last ? (
          <>
            <p className="flex flex-wrap items-baseline gap-x-2">
              <Chip tone={last.tone}>{last.state}</Chip>
              <span className="text-muted text-sm">{last.moment}</span>
            </p>
            {last.why && <p className="text-sm [overflow-wrap:anywhere]">{last.why}</p>}
          </>
        ) : (
          <p className="text-muted">{t("schedules.never")}</p>
        )}
      </div>
    </div>
  );
}

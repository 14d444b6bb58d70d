"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { StateNames, UnseenGround } from "@/components/chart/used-states";
import { useStateName } from "@/components/figures/use-state-name";
import { Card } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { formatHm } from "@/lib/report/figures/duration";
import { sumUntold } from "@/lib/report/timeline/slots";
import { buildDayStrip } from "@/lib/report/timeline/strip";
import { formatAgentAddress } from "@/lib/search/agent-path";
import { daySteps, type ReportLink } from "@/lib/search/report-link";
import { CellFacts, useCellWords } from "./day-cell";
import { DayGrid } from "./day-grid";

const steps = daySteps.map((step) => ({ value: String(step), label: String(step), step }));

type DayPictureProps = {
  answer: TimelineAnswer;
  link: ReportLink;
  linkOfDay: ReportLink;
  onStep: (step: ReportLink["step"]) => void;
  timeOf: (instantMs: number) => string;
};

/** The day of everybody that the link names, as strips of which each cell tells what it holds. */
export function DayPicture({ answer, link, linkOfDay, onStep, timeOf }: DayPictureProps) {
  const t = useTranslations();
  const stateName = useStateName();
  const strip = useMemo(() => buildDayStrip(answer, link.step), [answer, link.step]);
  const untold = useMemo(
    () => answer.agents.reduce((sum, { gains }) => sum + sumUntold(gains, strip.rules), 0),
    [answer, strip],
  );
  const words = { answer, strip, stateName, timeOf };
  const { say } = useCellWords(words);
  const caption = t("day.caption", {
    ...{ from: timeOf(strip.fromMs), to: timeOf(strip.toMs), step: link.step },
  });
  return (
    <Card aria-label={t("day.picture")} as="section" isLong>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b px-4 py-2">
        <h2 className="font-semibold">
          {t("day.picture")}{" "}
          <span className="font-normal text-muted">{t("now.agents", { count: answer.agents.length })}</span>
        </h2>
        <div className="flex items-center gap-2 text-muted text-sm print:hidden">
          <span aria-hidden="true">{t("day.minutes")}</span>
          <Segmented
            choices={steps}
            chosen={String(link.step)}
            label={t("day.step")}
            onChoose={(value) => onStep(steps.find((one) => one.value === value)?.step ?? 15)}
          />
        </div>
      </div>
      <div className="grid gap-1.5 border-line border-b px-4 py-2">
        <p className="text-muted text-sm">
          {t(`day.counting-${answer.counting}`)}
          {untold > 0 && ` ${t("day.untold", { time: formatHm(untold) })}`}
        </p>
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          <StateNames answer={answer} slots={strip.slots} stateName={stateName} />
          <UnseenGround />
        </p>
      </div>
      {answer.agents.length === 0 ? (
        <p className="p-8 text-muted">
          {t(
            answer.status === "partial"
              ? "day.reading"
              : answer.looks.length === 0
                ? "day.noLook"
                : "day.nobody",
          )}
        </p>
      ) : (
        <DayGrid
          answer={answer}
          caption={caption}
          hrefOf={({ id }) => formatAgentAddress(id, { ...linkOfDay, agents: [], teams: [], query: "" })}
          sayCell={say}
          strip={strip}
          timeOf={timeOf}
        >
          {(agent, slot) => <CellFacts {...words} agent={agent} slot={slot} />}
        </DayGrid>
      )}
    </Card>
  );
}

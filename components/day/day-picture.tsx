"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { StateNames, UnseenGround } from "@/components/chart/used-states";
import { useStateName } from "@/components/figures/use-state-name";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { late } from "@/components/ui/late";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { useSite } from "@/lib/browser/site";
import type { Day } from "@/lib/dates/window";
import { instantOf } from "@/lib/dates/zone";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { nameAgent } from "@/lib/report/figures/agent-table";
import { formatHm, formatHms } from "@/lib/report/figures/duration";
import { sumUntold } from "@/lib/report/timeline/slots";
import {
  buildDayStrip,
  findLooksAround,
  type LookPair,
  minuteMs,
  slotRulesOf,
} from "@/lib/report/timeline/strip";
import { formatAgentAddress } from "@/lib/search/agent-path";
import { daySteps, type ReportLink } from "@/lib/search/report-link";
import { CellFacts, useCellWords } from "./day-cell";
import { type DayAgent, DayGrid } from "./day-grid";
import { FillView } from "./fill-view";

/** Where a cell comes from: its code comes with the first question. */
const ProvenanceView = late(
  () => import("@/components/report/trace/provenance-view").then((module) => module.ProvenanceView),
  { onServer: false },
);

const steps = daySteps.map((step) => ({ value: String(step), label: String(step), step }));

type DayPictureProps = {
  answer: TimelineAnswer;
  link: ReportLink;
  linkOfDay: ReportLink;
  today: Day;
  onChange: (change: Partial<ReportLink>) => void;
  timeOf: (instantMs: number) => string;
};

/** The time that has no place in slots of so many minutes. */
function untoldIn(answer: TimelineAnswer, minutes: number): number {
  const rules = slotRulesOf(answer, minutes);
  return answer.agents.reduce((sum, { gains }) => sum + sumUntold(gains, rules), 0);
}

/** The day of everybody that the link names, as strips of which each cell tells what it holds. */
export function DayPicture({ answer, link, linkOfDay, today, onChange, timeOf }: DayPictureProps) {
  const t = useTranslations();
  const stateName = useStateName();
  const { isAdministrator } = useSite();
  const [traced, setTraced] = useState<{ agent: DayAgent; span: LookPair } | null>(null);
  const strip = useMemo(() => buildDayStrip(answer, link.step), [answer, link.step]);
  const untold = useMemo(() => untoldIn(answer, link.step), [answer, link.step]);
  // Larger slots need no looks within them.
  const coarser =
    untold > 0 ? daySteps.find((step) => step > link.step && untoldIn(answer, step) < untold) : undefined;
  // Of a day without any records no part has any.
  const hasRecords =
    answer.agents.length > 0 || link.agents.length + link.teams.length > 0 || link.query !== "";
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
        <div className="flex flex-wrap items-center gap-2 text-muted text-sm print:hidden">
          <Segmented
            choices={[
              { value: "state", label: t("filters.groupState") },
              { value: "class", label: t("filters.groupClass") },
            ]}
            chosen={link.group ?? "state"}
            label={t("filters.group")}
            onChoose={(value) => onChange({ group: value === "class" ? value : null, states: [] })}
          />
          <span aria-hidden="true">{t("day.minutes")}</span>
          <Segmented
            choices={steps}
            chosen={String(link.step)}
            label={t("day.step")}
            onChoose={(value) => onChange({ step: steps.find((one) => one.value === value)?.step ?? 15 })}
          />
        </div>
      </div>
      <div className="grid gap-1.5 border-line border-b px-4 py-2">
        <p className="text-muted text-sm">
          {t(`day.counting-${answer.counting}`)}
          {untold > 0 &&
            ` ${t("day.untold", { time: formatHm(untold), minutes: Math.round(slotRulesOf(answer, link.step).longestMs / minuteMs) })}`}{" "}
          {coarser !== undefined && (
            <Button look="text" onClick={() => onChange({ step: coarser })}>
              {t("day.coarser", { step: coarser })}
            </Button>
          )}
        </p>
        {answer.takenBack && (
          <Notice tone="note">
            {t("day.takenBack", {
              time: formatHms(answer.takenBack.seconds),
              agents: answer.takenBack.agents,
            })}
          </Notice>
        )}
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          <StateNames answer={answer} slots={strip.slots} stateName={stateName} />
          <UnseenGround />
        </p>
      </div>
      {isAdministrator && answer.day < today && hasRecords && (
        <FillView
          answer={answer}
          key={`${answer.operation} ${answer.day}`}
          onBegin={(step) => onChange({ step })}
        />
      )}
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
          onOpen={(agent, slot) => {
            const span = findLooksAround(answer, strip, slot);
            if (span && agent.id !== "") setTraced({ agent, span });
          }}
          hrefOf={({ id }) => formatAgentAddress(id, { ...linkOfDay, agents: [], teams: [], query: "" })}
          sayCell={say}
          strip={strip}
          timeOf={timeOf}
        >
          {(agent, slot) => <CellFacts {...words} agent={agent} slot={slot} />}
        </DayGrid>
      )}
      {traced && (
        <ProvenanceView
          link={{ ...linkOfDay, agents: [traced.agent.id], teams: [], query: "", states: [] }}
          onChange={() => undefined}
          onClose={() => setTraced(null)}
          span={traced.span}
          subject={t("day.gainSubject", {
            agent: nameAgent(traced.agent),
            from: timeOf(instantOf(traced.span.since)),
            to: timeOf(instantOf(traced.span.look)),
          })}
        />
      )}
    </Card>
  );
}

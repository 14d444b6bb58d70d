"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useReportWords } from "@/components/figures/use-report-words";
import { PrintSource } from "@/components/report/print-source";
import { ReportContent } from "@/components/report/report-content";
import { ReportEmpty } from "@/components/report/report-empty";
import { ReportHead } from "@/components/report/report-head";
import { useRetryText } from "@/components/report/use-retry-text";
import { ViewSwitch } from "@/components/report/view-switch";
import { Page } from "@/components/ui/page";
import { daysOptions } from "@/lib/browser/queries/days-query";
import { reportOptions } from "@/lib/browser/queries/report-query";
import { useAgentComparisonQuery } from "@/lib/browser/queries/use-agent-comparison-query";
import { useAskedFigures } from "@/lib/browser/use-asked-figures";
import { useNow } from "@/lib/browser/use-now";
import { usePageTitle } from "@/lib/browser/use-page-title";
import { useQuestion } from "@/lib/browser/use-question";
import { dayAt } from "@/lib/dates/zone";
import { hasNoData } from "@/lib/report/answers/day-status";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { presenceOf } from "@/lib/report/comparison/compare-agents";
import { grains } from "@/lib/report/figures/grain";
import { isReadWhole } from "@/lib/report/figures/period-table";
import {
  agentGrain,
  chooseAgentGrain,
  linkOfAgentFile,
  nameInTitle,
  narrowToAgent,
} from "@/lib/search/agent-path";
import { type ReportLink, unfiltered } from "@/lib/search/report-link";
import type { OperationName } from "@/lib/search/resolve-question";
import { AgentFigures, type AgentFiguresProps } from "./agent-figures";
import { AgentFootnote } from "./agent-footnote";
import { AgentNav } from "./agent-nav";
import { AgentTitle, useAgentWords } from "./agent-title";
import { AgentUnknown } from "./agent-unknown";

const ComparisonLine = dynamic(() =>
  import("@/components/report/comparison-line").then((module) => module.ComparisonLine),
);

type AgentViewProps = {
  agentId: string;
  operations: readonly [OperationName, ...OperationName[]];
  serverNowMs: number;
  device: "phone" | "desk";
};

/** One agent over the range of the link, beside the team and what was before. */
export function AgentView({ agentId, operations, serverNowMs, device }: AgentViewProps) {
  const t = useTranslations();
  const nowMs = useNow(serverNowMs);
  const main = useRef<HTMLElement>(null);
  const question = useQuestion(operations, nowMs);
  const { link, operation, range, change } = question;
  const { timeZone } = operation;
  const grain = agentGrain(link);
  const own = useMemo(() => narrowToAgent(link, agentId), [link, agentId]);
  const days = useAskedFigures(useQuery(daysOptions(own)), operation.id);
  const team = useAskedFigures(useQuery(reportOptions(link)), operation.id);
  const report = team.isOther ? undefined : team.shown;
  const today = dayAt(nowMs, timeZone);
  const daysNow = days.isOther ? null : (days.shown ?? null);
  const compared = useAgentComparisonQuery(
    question,
    agentId,
    { days: daysNow, report: report ?? null },
    today,
  );
  const daysThen = compared.days.shown;
  const name = useAgentName(team.shown, agentId);
  const retryText = useRetryText(timeZone, nowMs);
  const words = useReportWords(days, range.window, timeZone, nowMs);
  const open = useCallback(
    (next: ReportLink) => {
      change(next);
      main.current?.focus();
    },
    [change],
  );
  const { shown, isOther, failure } = days;
  const operationName = operations.length > 1 ? operation.name : null;
  const picture = {
    title: [useAgentWords(agentId, name), t(`report.title-${grain}`), operationName],
    operation: operation.id,
    agentId,
    compared: compared.days,
    answer: daysNow,
    ...{ link, words, nowMs },
  };
  const isUnknown = failure?.code === "not-found" && link.known === null;
  usePageTitle(t("app.titleOf", { operation: nameInTitle(name, agentId) }));
  if (isUnknown) return <AgentUnknown />;
  return (
    <Page ref={main}>
      <AgentNav agentId={agentId} link={link} other={compared.team.shown?.answer ?? null} report={report} />
      <ReportHead
        compared={compared.before}
        figures={days}
        fileLink={linkOfAgentFile(link, agentId)}
        hasSearch={false}
        nowMs={nowMs}
        operationName={operationName}
        question={question}
        title={<AgentTitle agentId={agentId} name={name} />}
        today={today}
        words={words}
      >
        <ViewSwitch
          view={grain}
          views={grains}
          onChoose={(chosen) => change((current) => chooseAgentGrain(current, chosen))}
        />
      </ReportHead>
      {link.compare !== null && (
        <ComparisonLine
          answer={daysNow}
          compared={compared.days}
          presence={daysThen && presenceOf(daysThen.answer)}
          isPerDayWaiting={[daysNow, daysThen?.answer].some((side) => side && !isReadWhole(side))}
          link={{ ...link, by: grain }}
          nowMs={nowMs}
          onChange={change}
        />
      )}
      <ReportContent
        figures={days}
        isEmpty={hasNoData(shown?.days ?? [])}
        retryText={retryText}
        words={words}
      >
        {shown && (
          <AgentBody
            agentId={agentId}
            answer={shown}
            compared={compared.before}
            daysThen={daysThen}
            device={device}
            isOld={isOther}
            link={link}
            nowMs={nowMs}
            onChange={change}
            onOpen={open}
            picture={picture}
            rangeText={words.shownRange}
            report={report}
          />
        )}
      </ReportContent>
      <div className="grid gap-1">
        <AgentFootnote timeZone={timeZone} />
        <PrintSource link={unfiltered} />
      </div>
    </Page>
  );
}

/** The agent's name as the report gives it; where a range does not name the agent, as an earlier one did. */
function useAgentName(report: ReportAnswer | undefined, id: string): string | null {
  const name = report?.agents.find((agent) => agent.id === id)?.name;
  const [known, setKnown] = useState(name);
  if (name && name !== known) setKnown(name);
  return (name || known) ?? null;
}

/** The agent's figures, or why there are none in a range that the team has some in. */
function AgentBody(props: AgentFiguresProps) {
  const { answer, link, rangeText, onChange } = props;
  const t = useTranslations();
  const isRead = !answer.days.some(({ status }) => status === "missing" || status === "failed");
  if (isRead && answer.agents.chosen === 0)
    return <ReportEmpty text={t("agent.absentText", { range: rangeText })} title={t("agent.absentTitle")} />;
  const isStateless = link.states.length > 0 && !answer.states.some((state) => link.states.includes(state));
  if (isStateless)
    return (
      <ReportEmpty
        onClear={() => onChange({ states: [] })}
        text={t("report.noState", { states: link.states.join(", ") })}
        title={t("agent.absentTitle")}
      />
    );
  return <AgentFigures {...props} />;
}

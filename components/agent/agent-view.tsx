"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { useReportWords } from "@/components/figures/use-report-words";
import { ReportEmpty } from "@/components/report/report-empty";
import { ReportFrame, useReportFrame } from "@/components/report/report-frame";
import { ViewSwitch } from "@/components/report/view-switch";
import { daysOptions, mediansOptions, reportOptions } from "@/lib/browser/queries/figures-query";
import { useAgentComparisonQuery } from "@/lib/browser/queries/use-agent-comparison-query";
import { useAskedFigures } from "@/lib/browser/queries/use-asked-figures";
import { usePageTitle } from "@/lib/browser/use-page-title";
import { useViewWidth } from "@/lib/browser/use-view-width";
import { hasNoData, isLacking } from "@/lib/report/answers/day-status";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { grains } from "@/lib/report/figures/grain";
import { createStateFilter } from "@/lib/report/states/find-states";
import { showControls } from "@/lib/report/text";
import {
  agentGrain,
  chooseAgentGrain,
  linkOfAgentFile,
  nameInTitle,
  narrowToAgent,
} from "@/lib/search/agent-path";
import { AgentFigures, type AgentFiguresProps } from "./agent-figures";
import { AgentNav } from "./agent-nav";
import { AgentUnknown } from "./agent-unknown";

type AgentViewProps = Pick<AgentFiguresProps, "agentId" | "viewWidth"> & {
  /** As the server knows it, for a range that does not tell it; null where nobody does. */
  knownName: string | null;
};

/** One agent over the range of the link, beside the team and what was before. `viewWidth` is what the page is expected to be wide. */
export function AgentView({ agentId, knownName, ...expected }: AgentViewProps) {
  const viewWidth = useViewWidth(expected.viewWidth);
  const t = useTranslations();
  const page = useReportFrame();
  const { question, change, open } = page;
  const { link, operation, range, today } = question;
  const grain = agentGrain(link);
  const own = useMemo(() => narrowToAgent(link, agentId), [link, agentId]);
  const days = useAskedFigures(daysOptions(own), operation.id);
  const team = useAskedFigures(reportOptions(link), operation.id);
  const report = team.isOther ? undefined : team.shown;
  const medians = useAskedFigures(mediansOptions(link, grain), operation.id);
  const { shown, isOther, failure } = days;
  const answer = isOther ? null : (shown ?? null);
  const now = { days: answer, report: report ?? null };
  const compared = useAgentComparisonQuery(question, agentId, now, today);
  const name = useAgentName(team.shown, agentId, knownName);
  const words = useReportWords(days, range.window, operation.timeZone);
  const comparison = { compared: compared.days, answer, link: { ...link, by: grain } };
  const title = [useAgentWords(agentId, name), t(`report.title-${grain}`), operation.name];
  usePageTitle(t("app.titleOf", { operation: nameInTitle(name, agentId) }));
  if (failure?.code === "not-found" && link.known === null) return <AgentUnknown />;
  return (
    <ReportFrame
      {...{ page, words, comparison, viewWidth }}
      beside={compared.before}
      figures={days}
      fileLink={linkOfAgentFile(link, agentId)}
      hasSearch={false}
      isEmpty={hasNoData(shown?.days ?? [])}
      nav={
        <AgentNav agentId={agentId} link={link} other={compared.team.shown?.answer ?? null} report={report} />
      }
      rules={
        <p className="text-muted text-sm">
          {t("agent.ruleWorked")} {t("agent.ruleMedian")}
        </p>
      }
      title={<AgentTitle agentId={agentId} name={name} />}
      views={
        <ViewSwitch
          onChoose={(chosen) => change((current) => chooseAgentGrain(current, chosen))}
          view={grain}
          views={grains}
        />
      }
    >
      {shown && (
        <AgentBody
          {...{ agentId, viewWidth, link, report }}
          answer={shown}
          compared={compared.before}
          daysThen={compared.days.shown}
          isOld={isOther}
          medians={medians.isOther ? null : (medians.shown ?? null)}
          onChange={change}
          onOpen={open}
          picture={{ ...comparison, title, operation: operation.name, agentId, words }}
          rangeText={words.shownRange}
        />
      )}
    </ReportFrame>
  );
}

/** The agent's name as the report gives it; where a range does not name the agent, as an earlier answer did. */
function useAgentName(report: ReportAnswer | undefined, id: string, knownName: string | null): string | null {
  const name = report?.agents.find((agent) => agent.id === id)?.name;
  const [known, setKnown] = useState(name || knownName);
  if (name && name !== known) setKnown(name);
  return name || known;
}

/** The agent's figures, or why there are none in a range that the team has some in. */
function AgentBody(props: AgentFiguresProps) {
  const { answer, link, rangeText, onChange } = props;
  const t = useTranslations();
  const isRead = !answer.days.some(isLacking);
  if (isRead && answer.agents.chosen === 0)
    return <ReportEmpty text={t("agent.absentText", { range: rangeText })} title={t("agent.absentTitle")} />;
  const isStateless =
    link.states.length > 0 && !answer.states.some(createStateFilter(link.states, answer.states));
  if (isStateless)
    return (
      <ReportEmpty
        action={{ label: t("report.clearFilters"), onPress: () => onChange({ states: [] }) }}
        text={t("report.noState", { states: link.states.join(", ") })}
        title={t("agent.absentTitle")}
      />
    );
  return <AgentFigures {...props} />;
}

type AgentTitleProps = { agentId: string; name: string | null };

/** Who is read: the name as wolkvox gives it, and the id; the id alone while no name is known. */
function AgentTitle({ agentId, name }: AgentTitleProps) {
  const t = useTranslations("agent");
  if (name === null)
    return <bdi className="[overflow-wrap:anywhere]">{t("nameless", { id: showControls(agentId) })}</bdi>;
  return (
    <span className="[overflow-wrap:anywhere]">
      <bdi>{showControls(name)}</bdi>{" "}
      <span className="font-normal text-base text-muted">{showControls(agentId)}</span>
    </span>
  );
}

/** The same as words alone. */
function useAgentWords(id: string, name: string | null): string {
  const t = useTranslations();
  const shown = showControls(id);
  return name === null
    ? t("agent.nameless", { id: shown })
    : t("export.named", { name: showControls(name), id: shown });
}

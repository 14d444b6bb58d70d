import { listColumns } from "@/components/table/table-columns";
import { readStandingQuestion } from "@/lib/browser/standing-question";
import { nameAllowance } from "@/lib/report/allowances/describe-allowances";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { arrangeColumns, changeColumns, pinColumn, showColumn } from "@/lib/report/columns/column-choice";
import { type Column, isSameColumn } from "@/lib/report/columns/columns";
import type { AgentTime } from "@/lib/report/figures/report";
import { createStateFilter } from "@/lib/report/states/find-states";
import { showControls } from "@/lib/report/text";
import { formatAgentAddress, formatReportAddress } from "@/lib/search/agent-path";
import { formatColumn } from "@/lib/search/column";
import type { ReportLink } from "@/lib/search/report-link";
import { buildChoices, type Choice, type ChoiceSources } from "./choice";

/** Who and what the figures name: each agent, each state or class of states alone, and the columns. */
export function listFigureChoices(
  sources: ChoiceSources,
  answer: ReportAnswer | undefined,
  nameOf: (state: string) => string,
): Choice[] {
  const { operations, question, visit, change, t } = sources;
  if (!answer) return [];
  const agents = answer.agents.map((agent) => ({
    key: `${agent.id}:${agent.name}`,
    text: showControls(agent.name) || t(agent.id === "" ? "report.noAgentId" : "notices.noName"),
    note: agent.id === "" ? t("report.noAgentId") : agent.id,
    run: () => visit(formatAgentTarget(agent, readStandingQuestion(operations).link)),
  }));
  const states = answer.states.map((state, place) => {
    const name = nameOf(state);
    return {
      key: state,
      text: t("summary.showOnly", { state: name }),
      alsoCalled: `${name} ${t("filters.states")}`,
      style: answer.styles[place],
      run: () => change({ states: [state] }),
    };
  });
  const classes = listClasses(answer).map(({ stateClass, states }) => ({
    key: `class ${stateClass}`,
    text: t("summary.showOnly", { state: t(`legend.${stateClass}`) }),
    alsoCalled: t(`legend.${stateClass}`),
    note: t("filters.statesCount", { shown: states.length, all: answer.states.length }),
    run: () => change({ states }),
  }));
  const all = { key: "all", text: t("commands.allStates"), run: () => change({ states: [] }) };
  return [
    ...buildChoices("agents", agents),
    ...buildChoices(
      "states",
      [...(question.link.states.length > 0 ? [all] : []), ...states, ...classes],
      t("filters.states"),
    ),
    ...listColumnChoices(sources, answer, nameOf),
  ];
}

/** The classes that have several states, where there is more than one class. */
function listClasses({ states, styles }: ReportAnswer) {
  const byClass = Map.groupBy(states, (_, place) => styles[place]?.stateClass ?? "other");
  return [...byClass]
    .map(([stateClass, own]) => ({ stateClass, states: own }))
    .filter((group) => group.states.length > 1 && group.states.length < states.length);
}

/** Each column of the table by agent, to be shown or left out, and to stand beside the name. */
function listColumnChoices(
  { question, page, change, t }: ChoiceSources,
  { states, days, allowances, agents }: ReportAnswer,
  nameOf: (state: string) => string,
): Choice[] {
  const { link } = question;
  if (page !== "team" || link.by !== null) return [];
  const shown = states.filter(createStateFilter(link.states, states));
  const available = listColumns(
    {
      table: { states: shown, allowances, total: pickPaidOf(agents) },
      isCompared: link.compare !== null,
    },
    days.length,
  );
  const nameColumn = (column: Column) => {
    if (column.by === "state") return nameOf(column.state);
    if (column.by !== "over") return t(`table.${column.by}`);
    return t("table.over", { name: nameAllowance(column.id, allowances) });
  };
  const choice = arrangeColumns(available, link.columns, link.pinned);
  const isAmong = (columns: readonly Column[], column: Column) =>
    columns.some((other) => isSameColumn(other, column));
  const given = available.flatMap((column) => {
    const name = nameColumn(column);
    const isShown = !isAmong(choice.hidden, column);
    const key = formatColumn(column);
    return [
      {
        key,
        text: t(isShown ? "commands.hideColumn" : "commands.showColumn", { name }),
        alsoCalled: t("options.columns"),
        run: () => change(changeColumns(available, link, showColumn(column, !isShown))),
      },
      {
        key: `pin ${key}`,
        text: t("options.pin", { name }),
        alsoCalled: t("options.columns"),
        isCurrent: isAmong(choice.pinned, column),
        run: () => change(changeColumns(available, link, pinColumn(column))),
      },
    ];
  });
  const isChanged = link.columns.length + link.pinned.length > 0;
  const reset = {
    key: "reset",
    text: t("commands.resetColumns"),
    alsoCalled: t("options.columns"),
    run: () => change({ columns: [], pinned: [] }),
  };
  return buildChoices("columns", isChanged ? [reset, ...given] : given);
}

// The table tells what is paid where an agent's answer does.
function pickPaidOf(agents: readonly AgentTime[]): { paid?: null } {
  return agents.some(({ paid }) => paid !== undefined) ? { paid: null } : {};
}

/** The address that a chosen agent leads to: their page, or the report searched by name where the id has no page. */
function formatAgentTarget({ id, name }: Pick<AgentTime, "id" | "name">, link: ReportLink): string {
  const whole = { ...link, agents: [], teams: [], query: "" };
  return formatAgentAddress(id, whole) ?? formatReportAddress({ ...whole, query: name });
}

"use client";

import { useMemo } from "react";
import { useLocale } from "use-intl";
import type { LegendEntry } from "@/components/chart/state-legend";
import type { ShownAgents } from "@/components/figures/shown-figures";
import { useStateName } from "@/components/figures/use-state-name";
import { isOverNothing } from "@/lib/report/allowances/overruns";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { spellTargets } from "@/lib/report/columns/columns";
import { compareAgents } from "@/lib/report/comparison/compare-agents";
import { type AgentTable, buildAgentTable, nameAgent } from "@/lib/report/figures/agent-table";
import { scaleOf } from "@/lib/report/figures/scale";
import { membersOf } from "@/lib/report/team";
import type { ReportLink } from "@/lib/search/report-link";

type StyledAgents = Pick<ReportAnswer, "agents" | "states" | "styles" | "members"> &
  Partial<Pick<ReportAnswer, "allowances">>;

/** Agents as a link reads them, beside another period's answer where there is one. */
export function useAgentTable(
  answer: StyledAgents,
  other: ReportAnswer | null,
  link: ReportLink,
): AgentTable {
  const { agents, states, query, sort, perDay, unit } = link;
  const over = overOf(link, answer);
  const byShare = unit === "percent";
  const plain = useMemo(
    () =>
      buildAgentTable(answer, {
        agents,
        teams: membersOf(answer),
        states,
        query,
        over,
        sort,
        perDay,
        byShare,
      }),
    [answer, agents, states, query, over, sort, perDay, byShare],
  );
  return useMemo(() => {
    if (!other) return plain;
    const teams = membersOf(answer, other);
    return compareAgents(
      plain,
      answer,
      { ...other, isWhole: isWholeAnswer(other) },
      { agents, teams, states, query, over, sort, byShare },
    );
  }, [plain, answer, other, agents, states, query, over, sort, byShare]);
}

// Over an allowance that there is not, everybody is shown, and a notice says so.
function overOf({ over }: Pick<ReportLink, "over">, { allowances = [] }: StyledAgents): string | null {
  const ids = allowances.map(({ id }) => id);
  return isOverNothing(over, ids) ? null : over;
}

/** The same as a page shows it: scaled once for table, bars and tiles, with a legend of every state. */
export function useShownAgents(
  answer: ReportAnswer,
  other: ReportAnswer | null,
  link: ReportLink,
): { shown: ShownAgents; legend: LegendEntry[] } {
  const locale = useLocale();
  const nameOf = useStateName();
  const table = useAgentTable(answer, other, link);
  const shown = useMemo(
    (): ShownAgents => ({
      ...{ kind: "agents", table, locale, unit: link.unit },
      link: { ...link, sort: spellTargets(link.sort, table.states) },
      stateNames: table.states.map(nameOf),
      rowNames: table.rows.map(nameAgent),
      earlierNames: [],
      dayNotes: answer.dayNotes,
      rowLinks: table.rows.map(({ id }) => ({ ...link, agents: [id], teams: [], query: "", over: null })),
      ...scaleOf(table, link.bars, link.unit),
      isCompared: link.compare !== null,
      others: null,
    }),
    [table, locale, link, nameOf, answer.dayNotes],
  );
  const { agents, query, perDay } = link;
  const over = overOf(link, answer);
  const legend = useMemo(() => {
    const all = { agents, teams: membersOf(answer), states: [], query, over, sort: [], perDay };
    return listLegend(buildAgentTable(answer, all), table.states, nameOf);
  }, [answer, table.states, agents, query, over, perDay, nameOf]);
  return { shown, legend };
}

/** Every state of a table that leaves out none, with its total, also those that the link hides. */
export function listLegend(
  { states, styles, total }: Pick<AgentTable, "states" | "styles" | "total">,
  shown: readonly string[],
  nameOf: (state: string) => string,
): LegendEntry[] {
  return states.map((state, place) => ({
    state,
    name: nameOf(state),
    style: styles[place] ?? { stateClass: "other", shade: 0 },
    seconds: total.seconds[place] ?? 0,
    isShown: shown.includes(state),
  }));
}

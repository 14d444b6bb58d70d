import "server-only";
import { countDays } from "@/lib/dates/day";
import { dayOf } from "@/lib/dates/window";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { Reading } from "@/lib/report/figures/agent-table";
import type { Grain } from "@/lib/report/figures/grain";
import type { ReportLink } from "@/lib/search/report-link";
import type { SeenReports } from "@/lib/server/report/seen-reports";
import { orNull, type PageQuestion, preloadDays, preloadReport } from "./preload-report";

export type AgentPreload = {
  /** The range is read, and neither an answer of wolkvox nor the roster has ever named the agent, or they are hidden. */
  isUnknown: boolean;
  /** As the range gives it, or an answer before it; null where neither does. */
  name: string | null;
  days: DaysAnswer | null;
  /** The team's. */
  report: ReportAnswer | null;
  /** The team's median of each of the page's days, weeks or months. */
  medians: DaysAnswer | null;
};

// As long as the page itself would wait at first: whether there is such an agent decides what the page answers.
const strangerWaitMs = 2_000;

// Medians of many days take longer than a page should: the browser asks for them by itself.
const mostMedianDays = 62;

/** The figures of one agent and of the team that are known already, for the page's first HTML. */
export async function preloadAgent(
  reports: SeenReports,
  question: PageQuestion & {
    link: Pick<Reading, "states"> & Pick<ReportLink, "group" | "suppose">;
    grain: Grain;
  },
  agentId: string,
  askedBy: string,
): Promise<AgentPreload> {
  const { states, group, suppose } = question.link;
  const own = { ...question, teams: [], link: { agents: [agentId], query: "", group, suppose } };
  const everybody = {
    ...question,
    teams: [],
    link: { agents: [], query: "", states, group, suppose },
    mediansBy: question.grain,
  };
  const { window } = question.range;
  const isShort = countDays(dayOf(window.from), dayOf(window.to)) <= mostMedianDays;
  const [days, known, medians] = await Promise.all([
    preloadDays(reports, own, askedBy),
    preloadReport(reports, question, askedBy),
    isShort ? preloadDays(reports, everybody, askedBy) : null,
  ]);
  const { isReadable, findName } = reports.serviceOf(question.operation.id);
  const isKnown = await isReadable(agentId);
  const report = isKnown ? known : await preloadReport(reports, question, askedBy, strangerWaitMs);
  const isRead = report !== null && isWholeAnswer(report);
  const told = report?.agents.find(({ id }) => id === agentId)?.name;
  return {
    isUnknown: !isKnown && isRead && !(await isReadable(agentId)),
    // Of a stranger no answer before it tells a name.
    name: told || (isKnown ? await orNull(() => findName(agentId)) : null),
    ...{ days, report, medians },
  };
}

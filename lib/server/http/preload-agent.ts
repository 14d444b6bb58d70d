import "server-only";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { OperationReports } from "@/lib/server/report/operation-reports";
import { type PageQuestion, preloadDays, preloadReport } from "./preload-report";

export type AgentPreload = {
  /** The range is read, and no answer of wolkvox has ever named the agent. */
  isUnknown: boolean;
  days: DaysAnswer | null;
  /** The team's. */
  report: ReportAnswer | null;
};

// As long as the page itself would wait at first: whether there is such an agent decides what the page answers.
const strangerWaitMs = 2_000;

/** The figures of one agent and of the team that are known already, for the page's first HTML. */
export async function preloadAgent(
  reports: OperationReports,
  question: PageQuestion,
  agentId: string,
  askedBy: string,
): Promise<AgentPreload> {
  const own = { ...question, teams: [], link: { agents: [agentId], query: "" } };
  const [days, report] = await Promise.all([
    preloadDays(reports, own, askedBy),
    preloadReport(reports, question, askedBy),
  ]);
  const { knowsAgent } = reports.serviceOf(question.operation.id);
  if (await knowsAgent(agentId)) return { isUnknown: false, days, report };
  const waited = await preloadReport(reports, question, askedBy, strangerWaitMs);
  const isRead = waited !== null && isWholeAnswer(waited);
  return { isUnknown: isRead && !(await knowsAgent(agentId)), days, report: waited };
}

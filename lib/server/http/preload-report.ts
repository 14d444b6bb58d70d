import "server-only";
import type { Window } from "@/lib/dates/window";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import { isProblem } from "@/lib/report/answers/problem";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { AgentReading } from "@/lib/report/figures/agent-table";
import { everything } from "@/lib/report/figures/agent-table";
import type { Grain } from "@/lib/report/figures/grain";
import type { Team } from "@/lib/report/team";
import type { ReportLink } from "@/lib/search/report-link";
import type { ReportQuestion } from "@/lib/server/report/report-question";
import type { SeenReports, Unseen } from "@/lib/server/report/seen-reports";
import { storeProblemOf } from "@/lib/server/store/store-problem";

/** A resolved question, as a page has it, with the members of the teams that its link names. */
export type PageQuestion = {
  teams: readonly Team[];
  link: Pick<ReportLink, "group" | "suppose">;
  operation: { id: string; timeZone: string };
  range: ReportQuestion["range"] & { window: Window };
  knownAtMs: number | null;
};

// About a megabyte of HTML: what is longer the browser asks for by itself.
const mostCells = 100_000;

/**
 * The figures that are known already, or within `mostMs`, for the page's first HTML; what is due is asked for
 * meanwhile. Null where none can be had, or too many: the browser asks the API, which says why.
 */
export function preloadReport(
  reports: SeenReports,
  question: PageQuestion,
  askedBy: string,
  mostMs = 0,
): Promise<ReportAnswer | null> {
  const asked: Unseen<ReportQuestion> = {
    ...askKnown(question, askedBy),
    ...(question.teams.length > 0 && { marked: question.teams }),
    waitLimit: { kind: "atMost", mostMs },
  };
  return orNull(async () => {
    const answer = await reports.serviceOf(question.operation.id).loadReport(asked);
    return answer.agents.length * answer.states.length > mostCells ? null : answer;
  });
}

/** The same over time; the agents are chosen where the rows are, and with `mediansBy` the states. */
export function preloadDays(
  reports: SeenReports,
  question: PageQuestion & {
    link: Pick<AgentReading, "agents" | "query"> &
      Pick<ReportLink, "group" | "suppose"> & { states?: readonly string[] };
    /** Each day, week or month also tells the median of those chosen. */
    mediansBy?: Grain;
  },
  askedBy: string,
): Promise<DaysAnswer | null> {
  const { teams, mediansBy } = question;
  const { agents, query, states = [] } = question.link;
  const known = askKnown(question, askedBy);
  return orNull(() =>
    reports.serviceOf(question.operation.id).loadDays({
      ...known,
      reading: { ...everything, agents, teams, query, states: mediansBy ? states : [] },
      ...{ by: mediansBy ?? "day", withMedian: mediansBy !== undefined },
    }),
  );
}

function askKnown(
  { operation, link, range, knownAtMs }: PageQuestion,
  askedBy: string,
): Unseen<ReportQuestion> {
  return {
    operation: operation.id,
    timeZone: operation.timeZone,
    range,
    reading: everything,
    ...{ group: link.group, suppose: link.suppose, isLenient: true },
    withDni: false,
    askedBy,
    knownAtMs,
    waitLimit: { kind: "atMost", mostMs: 0 },
  };
}

/** What was asked for, or null where it cannot be had now. */
export async function orNull<Answer>(load: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await load();
  } catch (error) {
    if (isProblem(error) || storeProblemOf(error)) return null;
    throw error;
  }
}

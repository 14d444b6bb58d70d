import "server-only";
import type { Window } from "@/lib/dates/window";
import { isProblem } from "@/lib/report/problem";
import type { ReportAnswer } from "@/lib/report/report-answer";
import type { OperationReports } from "../operation-reports";
import type { ReportQuestion } from "../report-service";
import { storeProblemOf } from "../store-problem";

type PageQuestion = {
  operation: { id: string; timeZone: string };
  range: ReportQuestion["range"] & { window: Window };
  knownAtMs: number | null;
};

const everything = { agents: [], states: [], query: "", sort: { by: "total", direction: "desc" } } as const;

/**
 * The figures that are known already, for the page's first HTML; what is due is asked for meanwhile. Null where
 * none can be had: the browser asks the API, which says why.
 */
export async function preloadReport(
  reports: OperationReports,
  { operation, range, knownAtMs }: PageQuestion,
  askedBy: string,
): Promise<ReportAnswer | null> {
  try {
    return await reports.serviceOf(operation.id).loadReport({
      operation: operation.id,
      timeZone: operation.timeZone,
      range,
      reading: everything,
      withDni: false,
      patience: { kind: "atMost", mostMs: 0 },
      askedBy,
      knownAtMs,
    });
  } catch (error) {
    if (isProblem(error) || storeProblemOf(error)) return null;
    throw error;
  }
}

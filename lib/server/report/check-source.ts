import { isProblem } from "@/lib/report/answers/problem";
import type { SourceAnswer } from "@/lib/report/answers/source-answer";
import type { Operation } from "@/lib/server/settings/operation";
import { askDayAgain } from "./ask-day-again";
import { createOperationReports, type OperationReportsOptions } from "./operation-reports";

type CheckOptions = Omit<OperationReportsOptions, "operations" | "ledgers" | "retryPausesMs">;

type SourceToCheck = { operation: Operation; ledger: string; askedBy: string };

/**
 * Asks a source for today by one call, with the gate, the lease and the count of every other call. Its answer is kept in the ledger,
 * because wolkvox would not answer the same question again for five minutes.
 * @throws ProblemError where wolkvox was not asked: `rate-limited`, or what the database failed with.
 */
export async function checkSource(
  options: CheckOptions,
  { operation, ledger, askedBy }: SourceToCheck,
): Promise<SourceAnswer> {
  const ledgers = new Map([[operation.id, ledger]]);
  const reports = createOperationReports({ ...options, operations: [operation], ledgers, retryPausesMs: [] });
  const { book, calls } = reports.servicesOf(operation.id);
  const { id, timeZone } = operation;
  const day = reports.todayIn(timeZone);
  try {
    const question = { operation: id, timeZone, day, askedBy, nowMs: reports.now() };
    const { afterSeconds } = await askDayAgain(book, question);
    return { problem: null, quotation: null, todaySeconds: afterSeconds };
  } catch (error) {
    if (!isProblem(error) || !error.code.startsWith("upstream-")) throw error;
    // A token that is held is not sent again: what wolkvox said of it stands beside the call that it answered.
    const { lastCalls } = await calls.loadDay(day);
    const call = lastCalls.find(({ outcome, askedBy: by }) => outcome === error.code && by === askedBy);
    return { problem: error.code, quotation: call?.quotation ?? null, todaySeconds: null };
  } finally {
    await reports.drain();
  }
}

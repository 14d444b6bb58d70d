import type { Logger } from "pino";
import type { Day } from "@/lib/dates/window";
import { dayAt } from "@/lib/dates/zone";
import type { Environment } from "./env";
import { createAnswerBook } from "./ledger/answer-book";
import { createCallBudget } from "./ledger/call-budget";
import { createGate } from "./ledger/gate";
import { createTokenHold } from "./ledger/token-hold";
import { createWindowReader } from "./ledger/window-reader";
import type { Operation } from "./operation";
import { createReportService, type ReportService } from "./report-service";
import type { StateStyles } from "./state-styles";
import { createWolkvoxClient } from "./wolkvox/client";

type OperationReportsOptions = {
  environment: Environment;
  styles: StateStyles;
  now: () => number;
  log: Pick<Logger, "info">;
};

// A link costs at most 59 calls; beyond a few of those in line, waiting longer helps nobody.
const mostWaiting = 200;

/** The report service of every operation, each behind its own token's gate. */
export function createOperationReports({ environment, styles, now, log }: OperationReportsOptions) {
  const services = new Map(
    environment.operations.map((operation) => [operation.id, createService(operation)]),
  );
  const [first, ...others] = environment.operations;
  const nameOf = ({ id, name, timeZone }: Operation) => ({ id, name, timeZone });

  function createService(operation: Operation): ReportService {
    const { timeZone } = operation;
    const { refreshMs, concurrency } = environment;
    const budget = createCallBudget({ quota: environment.dailyQuota, timeZone, now });
    const client = createWolkvoxClient({
      baseUrl: operation.baseUrl,
      server: operation.server,
      token: operation.token,
      connections: concurrency,
      now,
      mayRetry: budget.hasLeft,
      onCall(outcome, durationMs) {
        budget.count();
        log.info(
          { operation: operation.id, outcome, durationMs, spentToday: budget.spent() },
          "wolkvox call",
        );
      },
    });
    const load = createWindowReader({
      client,
      gate: createGate({ concurrency, mostWaiting }),
      hold: createTokenHold({ timeZone, refreshMs, now }),
      budget,
      now,
    });
    const book = createAnswerBook({ timeZone, refreshMs, now, load });
    return createReportService({ book, styles, refreshMs, now });
  }

  return {
    now,
    /** The operations as everybody may see them: no server, no token. */
    names: [nameOf(first), ...others.map(nameOf)] as const,
    /** The operation's civil day right now. */
    todayIn: (timeZone: string): Day => dayAt(now(), timeZone),
    /** @throws Error for an id that is not in `names`. */
    serviceOf(id: string): ReportService {
      const service = services.get(id);
      if (!service) throw new Error(`There is no operation ${id}.`);
      return service;
    },
  };
}

export type OperationReports = ReturnType<typeof createOperationReports>;

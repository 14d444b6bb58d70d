import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Day } from "@/lib/dates/window";
import { dayAt } from "@/lib/dates/zone";
import type { DatabaseSchema } from "./database-schema";
import type { Environment, Operation } from "./env";
import { createAnswerBook } from "./ledger/answer-book";
import { createAnswerStore } from "./ledger/answer-store";
import { createCallLog } from "./ledger/call-log";
import { createPursuits, type PursuitOptions } from "./ledger/pursuit";
import { createTokenGate, type TokenGate } from "./ledger/token-gate";
import { createTokenHold } from "./ledger/token-hold";
import { buildTokenKey } from "./ledger/token-lease";
import { createWindowReader } from "./ledger/window-reader";
import { createReportService } from "./report-service";
import { createSceneMemo } from "./scene-memo";
import type { StateStyles } from "./state-styles";
import { createWolkvoxClient } from "./wolkvox/client";

type OperationReportsOptions = {
  kysely: Kysely<DatabaseSchema>;
  environment: Environment;
  styles: StateStyles;
  now: () => number;
  /** A clock that nobody sets, in milliseconds. */
  monotonicNow: () => number;
  log: Pick<Logger, "info" | "warn">;
};

// Readers in line; beyond, waiting longer helps nobody.
const mostWaiting = 200;

/** The reports of every operation, each behind its own token's gate. */
export function createOperationReports(options: OperationReportsOptions) {
  const { environment, now } = options;
  const gates = new Map<string, TokenGate>();
  const parts = new Map(environment.operations.map((operation) => [operation.id, assemble(operation)]));
  const [first, ...others] = environment.operations;
  const nameOf = ({ id, name, timeZone }: Operation) => ({ id, name, timeZone });

  // Two operations may share a token: they share its gate.
  function gateOf(token: string): TokenGate {
    const known = gates.get(token);
    if (known) return known;
    const gate = createTokenGate({
      ...{ kysely: options.kysely, token, concurrency: environment.concurrency, mostWaiting },
      holder: randomUUID(),
      pauseMs: environment.pauseMs,
      monotonicNow: options.monotonicNow,
      onFault: (error) => options.log.warn({ err: error }, "the lease could not be written"),
    });
    gates.set(token, gate);
    return gate;
  }

  function assemble(operation: Operation) {
    const { id, timeZone, baseUrl, server } = operation;
    const { refreshMs, concurrency } = environment;
    const { kysely, styles, log } = options;
    const token = buildTokenKey(baseUrl, operation.token);
    const pace = createPace(environment.pauseMs);
    const store = createAnswerStore(kysely, id);
    const calls = createCallLog({
      ...{ kysely, operation: id, timeZone, quota: operation.dailyQuota, now },
    });
    const client = createWolkvoxClient({
      ...{ baseUrl, server, token: operation.token, connections: concurrency, now },
      retryPausesMs: [],
      onCall(outcome, durationMs) {
        pace.note(durationMs);
        log.info({ operation: id, outcome, durationMs }, "wolkvox call");
      },
    });
    const gate = gateOf(token);
    const hold = createTokenHold({ kysely, token, timeZone, refreshMs, now });
    const load = createWindowReader({ token, client, gate, hold, calls, store, now });
    const book = createAnswerBook({ store, timeZone, refreshMs, now, load });
    const sceneNow = createSceneMemo(book, now, { timeZone, refreshMs });
    const planOf: PursuitOptions["planOf"] = (stretches, grain) => sceneNow(stretches, grain).plan;
    const pursuits = createPursuits({ book, planOf, concurrency, now });
    const callMs = () => pace.callMs(pursuits.count());
    const service = createReportService({ book, pursuits, styles, refreshMs, sceneNow, callMs });
    return { service, book, store, calls, pursuits };
  }

  function partsOf(id: string) {
    const found = parts.get(id);
    if (!found) throw new Error(`There is no operation ${id}.`);
    return found;
  }

  return {
    now,
    /** The operations as everybody may see them: no server, no token. */
    names: [nameOf(first), ...others.map(nameOf)] as const,
    /** The operation's civil day right now. */
    todayIn: (timeZone: string): Day => dayAt(now(), timeZone),
    /** @throws Error for an id that is not in `names`. */
    serviceOf: (id: string) => partsOf(id).service,
    partsOf,
    /** Starts no call any more; resolves when those under way have ended and their answers are kept. */
    async drain(): Promise<void> {
      await Promise.all([...gates.values()].map((gate) => gate.close()));
    },
  };
}

export type OperationReports = ReturnType<typeof createOperationReports>;

/** How long a call behind takes, from those so far: the newest weigh most. */
function createPace(pauseMs: number) {
  let meanMs: number | null = null;
  return {
    note(durationMs: number): void {
      meanMs = meanMs === null ? durationMs : meanMs * 0.7 + durationMs * 0.3;
    },
    /** Pause included, while `ranges` take turns; null while none has been made. */
    callMs: (ranges: number) => (meanMs === null ? null : (meanMs + pauseMs) * Math.max(1, ranges)),
  };
}

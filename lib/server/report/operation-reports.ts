import { randomUUID } from "node:crypto";
import type { Day } from "@/lib/dates/window";
import { dayAt } from "@/lib/dates/zone";
import { createAnswerMemory } from "@/lib/server/ledger/answer-memory";
import { createTokenGate, type TokenGate } from "@/lib/server/ledger/lease/token-gate";
import { buildTokenKey } from "@/lib/server/ledger/lease/token-lease";
import type { Operation, Operations } from "@/lib/server/settings/operation";
import {
  createOperationServices,
  type OperationServices,
  type OperationServicesOptions,
  type SharedServices,
} from "./operation-services";

export type OperationReportsOptions = SharedServices &
  Pick<OperationServicesOptions, "retryPausesMs"> & {
    operations: Operations;
    /** The key of each operation's ledger, by its id. */
    ledgers: ReadonlyMap<string, string>;
    /** A clock that nobody sets, in milliseconds. */
    monotonicNow: () => number;
  };

// Beyond, waiting longer helps nobody.
const mostWaiting = 200;
const mostWaitingEach = 50;

/** The reports of every operation, each behind its own token's gate. */
export function createOperationReports(options: OperationReportsOptions) {
  const { kysely, environment, operations, now, log } = options;
  const gates = new Map<string, TokenGate>();
  const memory = createAnswerMemory(environment.memoryBytes);
  const services = new Map(operations.map((operation) => [operation.id, createServices(operation)]));
  const [first, ...others] = operations;
  const nameOf = ({ id, name, timeZone }: Operation) => ({ id, name, timeZone });

  function createServices(operation: Operation): OperationServices {
    const token = buildTokenKey(operation.baseUrl, operation.token);
    const ledger = options.ledgers.get(operation.id) ?? operation.id;
    return createOperationServices({ ...options, operation, ledger, token, gate: gateOf(token), memory });
  }

  // Two operations may share a token: they share its gate.
  function gateOf(token: string): TokenGate {
    const gate = gates.get(token) ?? openGate(token);
    gates.set(token, gate);
    return gate;
  }

  function openGate(token: string): TokenGate {
    const { pauseMs, concurrency } = environment;
    return createTokenGate({
      ...{ kysely, token, concurrency, mostWaiting, mostWaitingEach, pauseMs },
      holder: randomUUID(),
      monotonicNow: options.monotonicNow,
      onFault: (error) => log.warn({ err: error }, "the lease could not be written"),
    });
  }

  function servicesOf(id: string): OperationServices {
    const found = services.get(id);
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
    serviceOf: (id: string) => servicesOf(id).service,
    /** @throws Error for an id that is not in `names`. */
    servicesOf,
    /** The looks and the tidying up that need no reader. */
    startUpkeep(): void {
      for (const { upkeep, watch, hours } of services.values()) {
        upkeep.start();
        watch.start();
        hours.start();
      }
    },
    /** Starts no call any more; resolves when those under way have ended and their answers are kept. */
    async drain(): Promise<void> {
      const fills: Promise<void>[] = [];
      for (const { upkeep, watch, hours, book, stopReading } of services.values()) {
        stopReading();
        upkeep.stop();
        watch.stop();
        fills.push(hours.stop());
        book.close();
      }
      await Promise.all([...gates.values()].map((gate) => gate.close()));
      await Promise.all(fills);
      await Promise.all([...services.values()].map(({ saveUnsaved }) => saveUnsaved()));
    },
  };
}

export type OperationReports = ReturnType<typeof createOperationReports>;

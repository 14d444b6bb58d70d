import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import type { AnswerBook } from "./answer-book";
import { createDayFills, type DayFillsOptions } from "./day-fills";
import { createDayGains, type DayGainsOptions } from "./day-gains";
import { createFillStore, type FillStoreOptions } from "./fill-store";
import { createKeptGains } from "./kept-gains";

type StageHoursOptions = Partial<DayFillsOptions> & Pick<FillStoreOptions, "holdMs" | "clock">;

/** Of all stages; also in a process of its own, which knows nothing of tests. */
export const timeZone = "America/Bogota";
export const refreshMs = 300_000;

/** The inside of days over a book of a test, and the asking for it. */
export function openHours(
  kysely: Kysely<DatabaseSchema>,
  operation: string,
  { book, store, now }: { book: AnswerBook; store: DayGainsOptions["store"]; now: () => number },
  { holdMs, clock, timeZone: zone = timeZone, ...more }: StageHoursOptions = {},
) {
  const kept = createKeptGains(kysely, operation);
  const fills = createFillStore({ kysely, operation, now, holdMs, clock });
  const gains = createDayGains({ store, book, kept, fills, timeZone: zone });
  const faults: unknown[] = [];
  const hours = createDayFills({
    ...{ book, fills, timeZone: zone, now, pauseMs: 0, holder: randomUUID() },
    ...{ loadGains: gains.load, mayAsk: async () => true, callMs: () => null },
    onFault: (error) => faults.push(error),
    ...more,
  });
  return { kept, fills, gains, hours, faults };
}

import type { Kysely } from "kysely";
import type { DatabaseSchema } from "./tables/database-schema";
import {
  addBeliefColumns,
  addDayFills,
  addDayGains,
  addErasures,
  addQuotation,
  addSources,
  createLedgerTables,
  type Engine,
} from "./tables/ledger-tables";

/** The ledger's tables as this version has them: what the migrations make one after the other. */
export async function createNewestLedger(kysely: Kysely<DatabaseSchema>, engine: Engine): Promise<void> {
  await createLedgerTables(kysely, engine);
  await addBeliefColumns(kysely);
  await addQuotation(kysely);
  await addSources(kysely);
  await addErasures(kysely);
  await addDayGains(kysely, engine);
  await addDayFills(kysely);
}

import { once } from "node:events";
import { flushCompileCache } from "node:module";
import { buildColumns } from "@/lib/report/figures/answer-columns";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { createSqliteDatabase } from "@/lib/server/store/sqlite-database";
import type { StoreRight } from "./answer";
import { createAnswerStore } from "./answer-store";

type AppendOrder = { url: string; operation: string; right: StoreRight };

const manyRows = 120;
const firstAskedAtMs = 1_795_500_000_000;

/** What another process runs once it is told to: it keeps answers without end, and writes the id of each that is kept. */
export async function appendWithoutEnd({ url, operation, right }: AppendOrder): Promise<void> {
  // A process that is killed would leave nothing behind for the next one to start faster by.
  flushCompileCache();
  await once(process.stdin, "data");
  const rules = { timeZone: "America/Bogota", refreshMs: 300_000, token: right.token };
  const store = createAnswerStore(createSqliteDatabase(url).kysely, operation, rules);
  for (let askedAtMs = firstAskedAtMs; ; askedAtMs += 1000) {
    const window = { from: "2026-11-23T00:00:00", to: "2026-11-23T23:59:59" };
    const said = { outcome: "rows" as const, columns: buildColumns(buildRows()), warnings: [] };
    const answer = await store.append(
      { window, askedAtMs, witnessedAtMs: askedAtMs, answeredAtMs: askedAtMs + 500, ...said },
      right,
    );
    process.stdout.write(`${answer?.id}\n`);
  }
}

/** Other rows each time: a digest that is there already would not be written. */
function buildRows(): AuxRow[] {
  return Array.from({ length: manyRows }, (_, index) => ({
    agentId: String(10_000 + index),
    agentName: `Agent ${index}`,
    agentDni: `dni-${index}`,
    state: "Break",
    seconds: Math.floor(Math.random() * 86_400),
  }));
}

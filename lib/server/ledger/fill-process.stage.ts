import { once } from "node:events";
import { flushCompileCache } from "node:module";
import { type Day, dayOf, type Window, windowOfDay } from "@/lib/dates/window";
import { firstInstantOf, lastInstantOf } from "@/lib/dates/zone";
import { type AnswerColumns, buildColumns } from "@/lib/report/figures/answer-columns";
import { createDatabase, type Database } from "@/lib/server/store/database";
import type { StoreRight } from "./answer";
import { createAnswerBook } from "./answer-book";
import { createAnswerMemory } from "./answer-memory";
import { createAnswerStore } from "./answer-store";
import { openHours, refreshMs, timeZone } from "./hours.stage";

/** `holdMs` is short, so that a killed one is followed soon. */
type FillOrder = { url: string; operation: string; nowMs: number; holdMs: number };

export const fillRight: StoreRight = { token: "fills", fence: 7 };

/** Everybody's time in a day until an instant: who is out, and for how long, depends on the day. */
export function sayUntil(day: Day, untilMs: number): AnswerColumns {
  const seconds = Math.round((untilMs - firstInstantOf(windowOfDay(day).from, timeZone)) / 1000);
  return buildColumns(
    Array.from({ length: 12 }, (_, agent) => ({
      ...{ agentId: String(10_000 + agent), agentName: `Agent ${agent}`, agentDni: `dni-${agent}` },
      ...{ state: agent % 2 ? "Break" : "Baño", seconds: Math.floor((seconds * (agent + 1)) / 40) },
    })),
  );
}

/** The inside of days over a database, and a wolkvox that answers at once; told of every answer that is kept. */
export function openFilling(
  { kysely }: Pick<Database, "kysely">,
  { operation, nowMs, holdMs }: Pick<FillOrder, "operation" | "nowMs" | "holdMs">,
  onKept: (window: Window) => void = () => {},
) {
  const now = () => nowMs;
  const store = createAnswerStore(kysely, operation, { timeZone, refreshMs, token: fillRight.token });
  const book = createAnswerBook({
    ...{ store, timeZone, refreshMs, now, memory: createAnswerMemory(8 * 1024 * 1024) },
    async load(window, _, isStillDue) {
      if (!(await isStillDue())) return null;
      const columns = sayUntil(dayOf(window.from), lastInstantOf(window.to, timeZone) + 1000);
      const times = { askedAtMs: nowMs, witnessedAtMs: nowMs, answeredAtMs: nowMs };
      const said = { window, ...times, outcome: "rows" as const, columns, warnings: [] };
      const answer = await store.append(said, fillRight);
      if (answer) onKept(window);
      return answer && { answer, columns };
    },
  });
  return { store, book, ...openHours(kysely, operation, { book, store, now }, { holdMs }) };
}

/** What another process runs once it is told to: it asks for the hours that lack, and keeps gains, until it is killed. */
export async function fillElsewhere(order: FillOrder): Promise<void> {
  flushCompileCache();
  await once(process.stdin, "data");
  const database = createDatabase(order.url);
  const tell = ({ from, to }: Window) => process.stdout.write(`${from}/${to}\n`);
  const { hours, gains, book, faults } = openFilling(database, order, tell);
  const endsMs = performance.now() + 30_000;
  const goOn = async (work: () => Promise<unknown>) => {
    while (performance.now() < endsMs && faults.length === 0) await work();
  };
  await book.syncNow();
  await Promise.all([goOn(() => hours.run()), goOn(() => gains.keep(order.nowMs, "2020-01-01"))]);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  await database.close();
}

import { systemNow } from "@/lib/dates/clock";
import { type Day, windowOfDay } from "@/lib/dates/window";
import { firstInstantOf, lastInstantOf, localTimeAt, secondBefore } from "@/lib/dates/zone";
import { emptyColumns } from "@/lib/report/figures/answer-columns";
import { createSqliteDatabase } from "@/lib/server/store/sqlite-database";
import { createWolkvoxClient } from "@/lib/server/wolkvox/client";
import { createAnswerStore } from "./answer-store";

/** Run as a process of its own: a ledger gets the looks that it would have if its days had been watched. */
type SeedOrder = {
  /** The address of a SQLite database whose only operation has been started. */
  databaseUrl: string;
  /** A stand-in, which answers any part of a day as it is. */
  wolkvox: { baseUrl: string; server: string; token: string };
  days: Day[];
  timeZone: string;
  everyMinutes: number;
  /** No look is later, in epoch milliseconds: a day that goes on then still runs. */
  untilMs: number;
};

const order: SeedOrder = JSON.parse(process.argv[2] ?? "");
const { kysely, close } = createSqliteDatabase(order.databaseUrl);
const { ledger } = await kysely.selectFrom("operation_source").select("ledger").executeTakeFirstOrThrow();
const right = { token: "seed", fence: 1 };
await kysely
  .insertInto("token_lease")
  .values({ ...right, slot: 0, holder: "seed", expires_at: 0, called_at: 0 })
  .execute();
const store = createAnswerStore(kysely, ledger, {
  ...{ timeZone: order.timeZone, refreshMs: 1000, token: right.token },
});
const client = createWolkvoxClient({ ...order.wolkvox, now: systemNow });
for (const day of order.days) for (const atMs of listLooks(day)) await look(day, atMs);
await kysely.deleteFrom("token_lease").where("token", "=", right.token).execute();
await client.close();
await close();

function listLooks(day: Day): number[] {
  const { from, to } = windowOfDay(day);
  const beginsMs = firstInstantOf(from, order.timeZone);
  const endsMs = lastInstantOf(to, order.timeZone) + 60_000;
  const stepMs = order.everyMinutes * 60_000;
  const within = Array.from(
    { length: Math.floor((endsMs - beginsMs) / stepMs) },
    (_, at) => beginsMs + (at + 1) * stepMs,
  );
  return [...within, endsMs].filter((atMs) => atMs <= order.untilMs);
}

async function look(day: Day, atMs: number): Promise<void> {
  const window = windowOfDay(day);
  const local = secondBefore(localTimeAt(atMs, order.timeZone));
  const isOver = local > window.to;
  const said = await client.loadAuxTime(isOver ? window : { ...window, to: local });
  const { outcome, columns, warnings } =
    said.outcome === "rows" ? said : { ...said, columns: emptyColumns(), warnings: [] };
  const moments = { askedAtMs: atMs, witnessedAtMs: atMs, answeredAtMs: atMs };
  await store.append({ window, ...moments, outcome, columns, warnings }, right);
}

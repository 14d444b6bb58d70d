import { type Day, windowOfDay } from "@/lib/dates/window";
import { createGainSum } from "@/lib/report/timeline/gains";
import { createSqliteDatabase } from "@/lib/server/store/sqlite-database";
import { createAnswerStore } from "./answer-store";
import { packInOrder } from "./packed-columns";

/** Run as a process of its own: what a day of a SQLite ledger takes, in bytes, as looks and as the gains that stay of them. */
type BytesOrder = { databaseUrl: string; day: Day };

const order: BytesOrder = JSON.parse(process.argv[2] ?? "");
const { kysely, close } = createSqliteDatabase(order.databaseUrl);
const { ledger } = await kysely.selectFrom("operation_source").select("ledger").executeTakeFirstOrThrow();
const store = createAnswerStore(kysely, ledger, { timeZone: "UTC", refreshMs: 1000, token: "none" });
const sum = createGainSum();
const bytes: number[] = [];
for (const { digest, askedAtMs } of await store.loadLooks(windowOfDay(order.day), 0)) {
  if (digest === null) continue;
  const row = await kysely
    .selectFrom("answer_rows")
    .select("packed")
    .where("digest", "=", digest)
    .executeTakeFirstOrThrow();
  bytes.push(row.packed.byteLength);
  sum.add({ atMs: askedAtMs, columns: await store.loadColumns(digest) });
}
const { columns, looks } = sum.build();
const kept = (await packInOrder(columns)).packed.byteLength + JSON.stringify(looks).length * 2;
await close();
process.stdout.write(
  JSON.stringify({ looks: bytes.reduce((total, one) => total + one, 0), answer: bytes.at(-1) ?? 0, kept }),
);

import { once } from "node:events";
import { flushCompileCache } from "node:module";
import { createDatabase } from "@/lib/server/store/database";
import { note, openTrail } from "./trail.stage";

/** `each` null = without end. */
type AppendOrder = { url: string; name: string; writers: number; each: number | null };

/** What another process runs once it is told to: `writers` append at once, `each` times or without end, and say each number. */
export async function appendElsewhere(order: AppendOrder): Promise<void> {
  flushCompileCache();
  await once(process.stdin, "data");
  const database = createDatabase(order.url);
  const trail = openTrail(database, () => 1_795_500_000_000);
  const write = async (writer: number) => {
    for (let turn = 0; order.each === null || turn < order.each; turn += 1) {
      const seq = await trail.append({ ...note, detail: { by: `${order.name}-${writer}-${turn}` } });
      process.stdout.write(`${seq} ${order.name}-${writer}-${turn}\n`);
    }
  };
  await Promise.all(Array.from({ length: order.writers }, (_, writer) => write(writer)));
  await database.close();
}

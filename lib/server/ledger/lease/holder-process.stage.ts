import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { openKysely } from "@/lib/server/store/engines.stage";
import { createTransport } from "@/lib/server/wolkvox/transport";
import { requestedBy } from "./call-request";
import { isFenceInForce } from "./fence.stage";
import { createTokenGate } from "./token-gate";

type HolderOrder = {
  databaseUrl: string;
  upstreamUrl: string;
  holder: string;
  times: { leaseMs: number; leastMs: number };
};

const token = "shared";

/** What another process runs: it asks without end, and writes a line for each answer, `stored` or `stale`. */
export async function askWithoutEnd({ databaseUrl, upstreamUrl, holder, times }: HolderOrder) {
  const kysely = openKysely(databaseUrl);
  const transport = createTransport({ timeoutMs: 60_000, maxBytes: 1_000_000, connections: 1 });
  const url = new URL(`${upstreamUrl}/?holder=${holder}`);
  const gate = createTokenGate({
    ...{ kysely, token, concurrency: 1, mostWaiting: 10, holder, pauseMs: 0, times },
    monotonicNow: () => performance.now(),
  });

  async function askOnce(): Promise<string> {
    return await gate.run(requestedBy({ purpose: "reader", askedBy: holder }), async ({ fence, send }) => {
      await send(() => transport.get(url, {}, async (wire) => wire));
      const { numAffectedRows } = await sql`
        INSERT INTO answer (operation, window_from, window_to, asked_at, answered_at, outcome, row_count,
          total_seconds, digest, warnings, fence)
        SELECT ${holder}, '', '', 0, 0, 'no-data', 0, 0, NULL, '[]', ${fence}
        WHERE ${isFenceInForce(kysely, token, fence)}`.execute(kysely);
      return Number(numAffectedRows) === 1 ? "stored" : "stale";
    });
  }

  process.stdin.on("end", () => process.exit(0)).resume();
  for (;;) {
    const said = await askOnce().catch(() => "failed");
    process.stdout.write(`${said}\n`);
    if (said === "failed") await sleep(100);
  }
}

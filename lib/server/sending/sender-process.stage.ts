import { once } from "node:events";
import { flushCompileCache } from "node:module";
import { createDatabase } from "@/lib/server/store/database";
import { createMailer } from "./mailer";
import { openSending } from "./sending.stage";

/** `leaseMs` is short, so that a killed one is followed soon. */
type SendOrder = { url: string; smtpUrl: string; nowMs: number; leaseMs: number };

/** What another process runs once it is told to: it sends what is due until nothing is, and says so for each. */
export async function sendElsewhere({ url, smtpUrl, nowMs, leaseMs }: SendOrder): Promise<void> {
  flushCompileCache();
  await once(process.stdin, "data");
  const database = createDatabase(url);
  const startedMs = performance.now();
  // The clock of all, moved to the time of the test.
  const now = async () => nowMs + Math.floor(performance.timeOrigin + performance.now());
  const { createRunner, faults } = openSending(database, { now, leaseMs });
  const mailer = createMailer({ smtpUrl, from: "reports@example.com" });
  const runner = createRunner({
    async send({ scheduleId, period, to, name }, _, beforeEnd) {
      const messageId = `${scheduleId}.${period}@example.com`;
      const refused = await mailer({ to, subject: name, text: "", messageId, attachment: null }, beforeEnd);
      process.stdout.write(`${scheduleId} ${period}\n`);
      return refused;
    },
  });
  while (performance.now() - startedMs < 30_000 && faults.length === 0) await runner.run();
  await database.close();
}

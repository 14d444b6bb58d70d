import "./stop-with-parent.mjs";
import { createInterface } from "node:readline";
import { report } from "./failure.mjs";
import { startPostgres } from "./postgres/cluster.mjs";

// A real PostgreSQL on loopback for tests and measurements: prints its address, then obeys the lines it is sent
// (`stop`, `kill`, `start`), answering each with one line. When its input ends it ends, and its data with it.
try {
  const cluster = await startPostgres();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.once(signal, async () => {
      await cluster.remove();
      process.exit(0);
    });
  console.log(cluster.url);
  for await (const line of createInterface({ input: process.stdin })) {
    if (!["stop", "kill", "start"].includes(line)) throw new Error(`There is no command ${line}.`);
    await cluster[line]();
    console.log(`done: ${line}`);
  }
  await cluster.remove();
} catch (error) {
  report(error);
  process.exit(1);
}

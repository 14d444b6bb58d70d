import { Failure, report } from "./failure.mjs";
import { runOnRuntime } from "./run-on-runtime.mjs";

await runOnRuntime(import.meta.url);
try {
  if (process.argv.length > 2) throw new Failure("npm run trail takes no words.");
  const { loadDatabaseAddress } = await import("./backup/database-address.mjs");
  const { checkTrail } = await import("./trail/check-trail.mjs");
  const address = loadDatabaseAddress();
  const { readTrail } = await import(`./trail/${address.engine}-trail.mjs`);
  const { text, isWhole } = await readTrail(address, checkTrail);
  console.log(text);
  if (!isWhole) process.exitCode = 1;
} catch (error) {
  report(error);
  process.exitCode = 1;
}

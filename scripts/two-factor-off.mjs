import { Failure, report } from "./failure.mjs";
import { runOnRuntime } from "./run-on-runtime.mjs";

await runOnRuntime(import.meta.url);
try {
  const isSure = process.argv.includes("--yes");
  const [email, ...others] = process.argv.slice(2).filter((word) => word !== "--yes");
  if (!email || others.length > 0)
    throw new Failure("Say whose: npm run two-factor-off -- <e-mail of an administrator> [--yes]");
  const { loadDatabaseAddress } = await import("./backup/database-address.mjs");
  const { takeTwoFactorOff } = await import("./two-factor-off/take-two-factor-off.mjs");
  const address = loadDatabaseAddress();
  const { openDatabase } = await import(`./two-factor-off/${address.engine}-database.mjs`);
  console.log(await openDatabase(address, (database) => takeTwoFactorOff(database, { email, isSure })));
} catch (error) {
  report(error);
  process.exitCode = 1;
}

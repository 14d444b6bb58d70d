import { Failure, report } from "./failure.mjs";
import { runOnRuntime } from "./run-on-runtime.mjs";

await runOnRuntime(import.meta.url);
try {
  const { loadDatabaseAddress, resolveFile } = await import("./backup/database-address.mjs");
  const { refuseExisting } = await import("./backup/partial-file.mjs");
  const [name, ...others] = process.argv.slice(2);
  if (!name || others.length > 0) throw new Failure("Say where to: npm run backup -- <file>");
  const [address, file] = [loadDatabaseAddress(), resolveFile(name)];
  refuseExisting(file);
  if (address.engine === "sqlite")
    await (await import("./backup/sqlite-backup.mjs")).backUpSqlite(address, file);
  else await (await import("./backup/postgres-backup.mjs")).backUpPostgres(address, file);
  console.log(`The database is backed up to ${file}.
It holds the figures and names of agents, and of the people who sign in the names, e-mail addresses and password hashes: keep it as you keep passwords.
It holds no session and no secret: whoever has it is not signed in by it, and after a restore everybody signs in again.`);
} catch (error) {
  report(error);
  process.exitCode = 1;
}

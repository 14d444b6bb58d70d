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
  console.log(
    `The database is backed up to ${file}. It holds password hashes: keep it as you keep passwords.`,
  );
} catch (error) {
  report(error);
  process.exitCode = 1;
}

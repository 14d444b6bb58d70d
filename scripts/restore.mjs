import { Failure, report } from "./failure.mjs";
import { runOnRuntime } from "./run-on-runtime.mjs";

await runOnRuntime(import.meta.url);
try {
  const { loadDatabaseAddress, resolveFile } = await import("./backup/database-address.mjs");
  const { refuseOtherKind } = await import("./backup/kind.mjs");
  const options = { mayReplace: process.argv.includes("--replace") };
  const [name, ...others] = process.argv.slice(2).filter((word) => word !== "--replace");
  if (!name || others.length > 0) throw new Failure("Say where from: npm run restore -- <file> [--replace]");
  const [address, file] = [loadDatabaseAddress(), resolveFile(name)];
  refuseOtherKind(file, address.engine);
  if (address.engine === "sqlite")
    await (await import("./backup/sqlite-restore.mjs")).restoreSqlite(address, file, options);
  else await (await import("./backup/postgres-restore.mjs")).restorePostgres(address, file, options);
  console.log(
    `The database is as it was when ${file} was made. All sessions are ended: everybody signs in again. Start Auxboard.`,
  );
} catch (error) {
  report(error);
  process.exitCode = 1;
}

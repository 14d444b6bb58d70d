import { Failure } from "../failure.mjs";

/** The newest migration of this version's database; lib/server/store/backup.soak.test.ts holds it against lib/server. */
const newestMigration = "0039-note-changes";

/** @throws Failure where a backup was made by a version with migrations that this one does not know. */
export function refuseNewerBackup(applied) {
  const unknown = applied.filter((name) => name > newestMigration);
  if (unknown.length > 0)
    throw new Failure(
      `This backup was made by a newer Auxboard (${unknown.join(", ")}): restore it with that version. Nothing was changed.`,
    );
}

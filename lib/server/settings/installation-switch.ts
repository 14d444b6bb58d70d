import type { Kysely } from "kysely";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";

/** What administrators switch for the installation as a whole: whether links may be shared, and whether two-factor is demanded. */
export type InstallationSwitch = "shares" | "two-factor";

/** Off until somebody switches it on. */
export async function isSwitchedOn(
  kysely: Pick<Kysely<DatabaseSchema>, "selectFrom">,
  name: InstallationSwitch,
): Promise<boolean> {
  const row = await selectSwitch(kysely, name).executeTakeFirst();
  return row?.value === "on";
}

/** The value of a switch as a query, for a part of another one: `on` where it is on. */
export function selectSwitch(kysely: Pick<Kysely<DatabaseSchema>, "selectFrom">, name: InstallationSwitch) {
  return kysely.selectFrom("installation_setting").select("value").where("name", "=", name);
}

export async function setSwitch(
  kysely: Kysely<DatabaseSchema>,
  name: InstallationSwitch,
  isOn: boolean,
  nowMs: number,
): Promise<void> {
  const kept = { value: isOn ? "on" : "off", changed_at: nowMs };
  await kysely
    .insertInto("installation_setting")
    .values({ name, ...kept })
    .onConflict((clash) => clash.column("name").doUpdateSet(kept))
    .execute();
}

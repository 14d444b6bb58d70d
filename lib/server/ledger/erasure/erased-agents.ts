import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { agentKeyOf, type Identity } from "@/lib/report/figures/directory";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";

export type IsErased = (identity: Pick<Identity, "id" | "name">) => boolean;

/** The list names nobody: it knows a person by this hash alone. */
export function hashAgent(operation: string, identity: Pick<Identity, "id" | "name">): string {
  return createHash("sha256")
    .update(JSON.stringify([operation, agentKeyOf(identity)]))
    .digest("hex");
}

/** Whom an operation's ledger keeps nothing of, as the store says it now. @throws the store's error */
export async function loadIsErased(kysely: Kysely<DatabaseSchema>, operation: string): Promise<IsErased> {
  const rows = await kysely
    .selectFrom("erased_agent")
    .select("hash")
    .where("operation", "=", operation)
    .where("ended_at", "is", null)
    .execute();
  const hashes = new Set(rows.map(({ hash }) => hash));
  return hashes.size === 0 ? () => false : (identity) => hashes.has(hashAgent(operation, identity));
}

/** Changes when stored answers were rewritten. @throws the store's error */
export async function loadErasureMark(kysely: Kysely<DatabaseSchema>, operation: string): Promise<string> {
  const { count, newest } = await kysely
    .selectFrom("erased_agent")
    .select(({ fn }) => [fn.count("done_at").as("count"), fn.max("done_at").as("newest")])
    .where("operation", "=", operation)
    .executeTakeFirstOrThrow();
  return `${count} ${newest}`;
}

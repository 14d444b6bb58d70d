import type { Kysely, Selectable, Transaction } from "kysely";
import type { Operation } from "@/lib/server/settings/operation";
import { isPostgres } from "@/lib/server/store/database-clock";
import { isDemoDatabase, removeDemoAccount } from "@/lib/server/store/demo-database";
import { waitForOthers } from "@/lib/server/store/one-by-one";
import type { DatabaseSchema, OperationSourceTable } from "@/lib/server/store/tables/database-schema";
import { nameSource, normalizeSource, nothing } from "./source-name";

/** Why the figures in the database are not this start's; its message says what to do. */
export class SourceError extends Error {
  override readonly name = "SourceError";
}

type Bound = Selectable<OperationSourceTable>;

export type BindingOptions = {
  kysely: Kysely<DatabaseSchema>;
  operations: readonly Operation[];
  isDemo: boolean;
  /** How the database is called in messages. */
  place: string;
  now: () => number;
  /** Told where a demonstration's account was found beside a real operation, and removed. */
  onDemoAccount: () => void;
  /** Writes what belongs to the binding: neither is there without the other. */
  keep?: ((trx: Transaction<DatabaseSchema>) => Promise<void>) | undefined;
};

/**
 * Binds every operation to its source, and answers the key under which each one's ledger stands. Figures, agents, colours,
 * failures and teams belong to that key: two sources never share one unless the configuration says that one continues the
 * other.
 * @throws SourceError where the source changed and nobody said so, or a demonstration and a real operation would meet.
 */
export async function bindSources(options: BindingOptions): Promise<ReadonlyMap<string, string>> {
  const { kysely, operations, isDemo, place, onDemoAccount } = options;
  return kysely.transaction().execute(async (trx) => {
    // Two first starts at once would each find nobody bound.
    await waitForOthers(trx, isPostgres(trx) ? "postgres" : "sqlite", "sources");
    await refuseOtherKind(trx, isDemo, place);
    if (!isDemo && (await removeDemoAccount(trx))) onDemoAccount();
    const ledgers = new Map<string, string>();
    for (const operation of operations) ledgers.set(operation.id, await bindOne(trx, operation, options));
    await options.keep?.(trx);
    return ledgers;
  });
}

async function refuseOtherKind(
  trx: Transaction<DatabaseSchema>,
  isDemo: boolean,
  place: string,
): Promise<void> {
  const kind = await isDemoDatabase(trx);
  if (kind === null || kind === isDemo) return;
  throw new SourceError(
    isDemo
      ? `The ${place} holds a real operation, and the demonstration has a database of its own. Nothing was changed. Leave DATABASE_URL empty for the demonstration, or set WOLKVOX_TOKEN.`
      : `The ${place} is the demonstration's: its people and figures are invented. Nothing was changed. Give DATABASE_URL another file or database.`,
  );
}

async function bindOne(
  trx: Transaction<DatabaseSchema>,
  operation: Operation,
  { isDemo, now }: BindingOptions,
): Promise<string> {
  const { ledger, source, turn, isBound } = await findBinding(trx, operation);
  if (isBound) return ledger;
  await trx
    .insertInto("operation_source")
    .values({ operation: operation.id, turn, ledger, source, is_demo: isDemo ? 1 : 0, since: now() })
    .execute();
  return ledger;
}

/**
 * Where the ledger of an operation stands, or would stand once it is bound; nothing is written.
 * @throws SourceError where the source is another one and nobody said whose figures go on.
 */
export async function findBinding(
  kysely: Pick<Kysely<DatabaseSchema>, "selectFrom">,
  operation: Operation,
): Promise<{ ledger: string; source: string; turn: number; isBound: boolean }> {
  const source = nameSource(operation);
  const bound = await listBound(kysely, operation.id);
  const current = bound[0];
  if (current?.source === source) return { ...current, isBound: true };
  const turn = (current?.turn ?? 0) + 1;
  const ledger = current ? chooseLedger(operation, source, bound, turn) : operation.id;
  return { ledger, source, turn, isBound: false };
}

/** Who gave an operation its figures until now; null where nobody did. */
export async function loadBoundSource(
  kysely: Pick<Kysely<DatabaseSchema>, "selectFrom">,
  id: string,
): Promise<string | null> {
  return (await listBound(kysely, id))[0]?.source ?? null;
}

function listBound(kysely: Pick<Kysely<DatabaseSchema>, "selectFrom">, id: string): Promise<Bound[]> {
  return kysely
    .selectFrom("operation_source")
    .selectAll()
    .where("operation", "=", id)
    .orderBy("turn", "desc")
    .execute();
}

function chooseLedger(
  { id, continues }: Operation,
  source: string,
  bound: readonly Bound[],
  turn: number,
): string {
  // No id of an operation holds an @.
  if (continues === nothing) return `${id}@${turn}`;
  const continued = bound.find(
    (each) => continues !== undefined && each.source === normalizeSource(continues),
  );
  if (continued) return continued.ledger;
  throw new SourceError(describeChange(id, source, bound, continues));
}

function describeChange(id: string, source: string, bound: readonly Bound[], continues: string | undefined) {
  const before = bound[0]?.source ?? "";
  const known = [...new Set(bound.map((each) => each.source))].join(", ");
  const said = continues === undefined ? "" : ` "continues" names ${continues}, which is none of: ${known}.`;
  return (
    `Auxboard cannot start: the figures of operation ${id} come from ${before}, and it is now set to ${source}.${said} ` +
    'Nothing was changed. Say which it is, in WOLKVOX_CONTINUES or as "continues" in OPERATIONS_FILE: ' +
    `"${before}" where ${source} is the same operation and its figures go on, "${nothing}" to begin anew beside them. ` +
    "Or set the server back."
  );
}

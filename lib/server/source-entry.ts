import "server-only";
import type { Kysely, Transaction } from "kysely";
import type { Logger } from "pino";
import { ProblemError } from "@/lib/report/answers/problem";
import type { EnteredSourceFacts, SourceAnswer } from "@/lib/report/answers/source-answer";
import { findBinding, loadBoundSource, SourceError } from "@/lib/server/ledger/bind-sources";
import { nothing } from "@/lib/server/ledger/source-name";
import {
  buildEnteredOperation,
  type EnteredOperation,
  type Operation,
  type Operations,
} from "@/lib/server/settings/operation";
import { completeDraft, type SourceDraft } from "@/lib/server/settings/source-draft";
import { createSourceStore, type SourceValues, type StoredSource } from "@/lib/server/settings/source-store";
import type { Database } from "@/lib/server/store/database";
import { createRounds } from "@/lib/server/store/rounds";
import type { DatabaseSchema } from "./store/tables/database-schema";

/** A draft that wolkvox may be asked with. */
type Candidate = {
  values: SourceValues;
  operation: Operation;
  /** Where its figures would stand. */
  ledger: string;
  /** Server or token are others than before. */
  isAnother: boolean;
};

type SourceEntryOptions = {
  database: Database;
  /** What the environment says of the operation. */
  fixed: EnteredOperation;
  now: () => number;
  log: Pick<Logger, "error">;
  /** One real call, whose answer is kept in that ledger. */
  check: (operation: Operation, ledger: string, askedBy: string) => Promise<SourceAnswer>;
  /**
   * Binds the operation to its source and serves it from now on. `keep` writes in the transaction that binds: neither is there
   * without the other.
   * @throws SourceError
   */
  serve: (
    operations: Operations,
    keep?: (trx: Transaction<DatabaseSchema>) => Promise<void>,
  ) => Promise<void>;
};

export type SourceEntry = ReturnType<typeof createSourceEntry>;

const mostAMinute = 5;
const minuteMs = 60_000;

// Somebody waits for the first source. A later one is there within a minute.
const lookMs = { waiting: 3_000, serving: 60_000 };

const lockedWords =
  "The token of wolkvox that is stored cannot be read with this AUXBOARD_TOKEN_KEY. Set the key that it was entered with and start again, or let an administrator enter the token anew.";

/**
 * The source of the operation where it is entered in the application: checked by one call, stored, and served by every instance
 * without a restart.
 */
export function createSourceEntry(options: SourceEntryOptions) {
  const { database, fixed, now, log, check, serve } = options;
  const { kysely } = database;
  const openStore = (connection: Kysely<DatabaseSchema>) =>
    createSourceStore(connection, { key: fixed.tokenKey, operation: fixed.id, now });
  const store = openStore(kysely);
  const checking = createCheckLimit(now);
  let servedVersion: number | null = null;
  let seenVersion: number | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const rounds = createRounds(look);

  /** One after the other: two at once would both serve. */
  function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const result = turn.then(act);
    turn = result.catch(() => {});
    return result;
  }

  async function serveNewest(): Promise<void> {
    const version = await store.loadVersion();
    if (version === seenVersion) return;
    const stored = await store.load();
    const operation = stored && operationOf(stored);
    if (operation) await serve([operation]);
    if (stored && stored.token === null) log.error({ source: "wolkvox" }, lockedWords);
    seenVersion = version;
    if (operation) servedVersion = version;
  }

  function operationOf({ token, ...values }: StoredSource): Operation | null {
    const address = fixed.baseUrl ?? fixed.server ?? values.server;
    return token !== null && address !== null ? buildEnteredOperation(fixed, { ...values, token }) : null;
  }

  async function look(): Promise<number> {
    await inTurn(serveNewest).catch((error) => log.error({ err: error }, "the source could not be read"));
    return pauseMs();
  }

  function pauseMs(): number {
    return servedVersion === null ? lookMs.waiting : lookMs.serving;
  }

  /** @throws ProblemError `invalid-parameter`, `conflict` where the server is another one and nobody said whose figures go on. */
  async function prepare({ figures, ...draft }: SourceDraft): Promise<Candidate> {
    const stored = await store.load();
    const values = completeDraft(draft, fixed, stored);
    const operation = { ...buildEnteredOperation(fixed, values), ...(await continuationOf(figures)) };
    const { ledger } = await findBinding(kysely, operation).catch(sayConflict);
    const isAnother = stored?.token !== values.token || stored.server !== values.server;
    return { values, operation, ledger, isAnother };
  }

  async function continuationOf(
    figures: SourceDraft["figures"],
  ): Promise<Pick<Operation, "continues"> | null> {
    const before = figures && (await loadBoundSource(kysely, fixed.id));
    return before ? { continues: figures === "anew" ? nothing : before } : null;
  }

  return {
    /** Serves what is stored, and from now on what any instance stores. @throws SourceError where the environment contradicts it. */
    async begin(): Promise<void> {
      await inTurn(serveNewest);
      rounds.next(pauseMs());
    },
    /** What is known, for the form; never the token. */
    async describe(): Promise<EnteredSourceFacts> {
      const stored = await store.load();
      const locked = stored?.token === null ? "locked" : "missing";
      return {
        state: stored && operationOf(stored) ? "set" : locked,
        server: fixed.server ?? stored?.server ?? null,
        name: stored?.name ?? "",
        timeZone: fixed.timeZone ?? stored?.timeZone ?? "America/Bogota",
        address: fixed.baseUrl ?? null,
        ...{ isServerFixed: fixed.server !== undefined, isZoneFixed: fixed.timeZone !== undefined },
      };
    },
    prepare,
    /** Asks wolkvox with another server or token than before; what else changed needs no call. @throws ProblemError `rate-limited` */
    async check({ operation, ledger, isAnother }: Candidate, by: string): Promise<SourceAnswer> {
      if (!isAnother) return { problem: null, quotation: null, todaySeconds: null };
      return checking.admit(() => check(operation, ledger, by));
    },
    /** Stores it and serves it. */
    save({ values, operation }: Candidate, by: string): Promise<void> {
      return inTurn(async () => {
        await serve([operation], (trx) => openStore(trx).save(values, by));
        seenVersion = await store.loadVersion();
        servedVersion = seenVersion;
      });
    },
    /** Looks no more; resolves when a check that runs has ended and its answer is kept. */
    async stop(): Promise<void> {
      rounds.stop();
      await checking.settle();
    },
  };
}

function sayConflict(error: unknown): never {
  if (!(error instanceof SourceError)) throw error;
  throw new ProblemError(
    "conflict",
    'figures: until now they come from another server. Say whether they go on ("continue") or begin anew ("anew").',
  );
}

/** A few checks a minute and one at a time: the form is no place to try tokens. */
function createCheckLimit(now: () => number) {
  let begunMs: number[] = [];
  let running: Promise<unknown> | null = null;
  return {
    async admit<Result>(act: () => Promise<Result>): Promise<Result> {
      const nowMs = now();
      begunMs = begunMs.filter((atMs) => atMs <= nowMs && nowMs - atMs < minuteMs);
      const [oldest = nowMs] = begunMs;
      const waitMs = running ? 5_000 : minuteMs - (nowMs - oldest);
      if (running || begunMs.length >= mostAMinute)
        throw new ProblemError("rate-limited", "A connection was checked only a moment ago.", {
          retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)),
        });
      begunMs.push(nowMs);
      const result = act().finally(() => {
        running = null;
      });
      running = result;
      return result;
    },
    /** Resolves when the check that runs has ended, whatever came of it. */
    settle: async () => void (await running?.catch(() => {})),
  };
}

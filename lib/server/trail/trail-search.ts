import "server-only";
import { type Kysely, type SelectQueryBuilder, sql } from "kysely";
import { z } from "zod";
import { formatInstant } from "@/lib/dates/zone";
import { linkNamesAgent } from "@/lib/report/answers/personal-data";
import { type TrailEntry, trailKinds } from "@/lib/report/answers/trail-answer";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import type { TrailRow } from "./chain";

/** Which entries: at or after `fromMs`, at or before `toMs`, of these kinds, by whom (a part of the e-mail). */
export type TrailQuestion = {
  fromMs: number | null;
  toMs: number | null;
  who: string | null;
  /** None = all. */
  what: readonly TrailEntry["what"][];
};

const rowsAtOnce = 500;

export function createTrailSearch(kysely: Kysely<DatabaseSchema>) {
  function select({ fromMs, toMs, who, what }: TrailQuestion) {
    let query = kysely.selectFrom("trail_entry").selectAll();
    if (fromMs !== null) query = query.where("at", ">=", fromMs);
    if (toMs !== null) query = query.where("at", "<=", toMs);
    if (what.length > 0) query = query.where("what", "in", what);
    if (who !== null) query = query.where(sql<boolean>`lower(who) like ${likeText(who)} escape '!'`);
    return query;
  }

  return {
    /** Newest first, below `before` where it is given. */
    async list(
      question: TrailQuestion,
      { before, most }: { before: number | null; most: number },
    ): Promise<TrailEntry[]> {
      const query = before === null ? select(question) : select(question).where("seq", "<", before);
      return (await query.orderBy("seq", "desc").limit(most).execute()).map(readRow);
    },

    /** All of them, oldest first, as they are read. */
    stream: (question: TrailQuestion) => streamRows(select(question)),

    /** Those whose details name an agent of an operation, by itself or in a link; oldest first. */
    async *streamNaming(operation: string, agent: string): AsyncGenerator<TrailEntry> {
      const may = kysely
        .selectFrom("trail_entry")
        .selectAll()
        // What is of no operation may be of this one.
        .where(({ or, eb }) => or([eb("operation", "is", null), eb("operation", "=", operation)]))
        .where(({ or }) =>
          or(spellings(agent).map((text) => sql<boolean>`lower(detail) like ${likeText(text)} escape '!'`)),
        );
      for await (const entry of streamRows(may)) if (namesAgent(entry, agent)) yield entry;
    },
  };
}

export type TrailSearch = ReturnType<typeof createTrailSearch>;

async function* streamRows(query: SelectQueryBuilder<DatabaseSchema, "trail_entry", TrailRow>) {
  for (let last = 0; ; ) {
    const rows = await query.where("seq", ">", last).orderBy("seq").limit(rowsAtOnce).execute();
    yield* rows.map(readRow);
    last = rows.at(-1)?.seq ?? last;
    if (rows.length < rowsAtOnce) return;
  }
}

/** An agent's id as it stands in details: by itself, in the words of a link, and in a path. */
function spellings(agent: string): string[] {
  const inWords = new URLSearchParams({ agent }).toString().slice("agent=".length);
  return [...new Set([JSON.stringify(agent).slice(1, -1), inWords, encodeURIComponent(agent)])];
}

function namesAgent({ detail }: TrailEntry, agent: string): boolean {
  // What was changed of a schedule is kept as JSON, which may be cut.
  const [, link = ""] = /"link":"([^"]*)/.exec(String(detail.change)) ?? [];
  return [...Object.values(detail), link].some(
    (value) => value === agent || linkNamesAgent(String(value), agent),
  );
}

function likeText(text: string): string {
  return `%${text.toLowerCase().replace(/[%_!]/g, "!$&")}%`;
}

const kept = z.object({
  what: z.enum(trailKinds),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

function readRow({ at, who_id, what, detail, ...row }: TrailRow): TrailEntry {
  const read = kept.parse({ what, detail: JSON.parse(detail) });
  return { ...row, ...read, at: formatInstant(at), atMs: at, whoId: who_id };
}

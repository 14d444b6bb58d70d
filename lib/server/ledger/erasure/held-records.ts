import type { Kysely } from "kysely";
import { formatInstant } from "@/lib/dates/zone";
import type { HeldAnswer, HeldRow } from "@/lib/report/answers/personal-data";
import { pickRows } from "@/lib/report/figures/answer-columns";
import type { RowWarning } from "@/lib/report/figures/aux-row";
import { agentKeyOf, type Identity } from "@/lib/report/figures/directory";
import { type Answer, answerOfRow, isDoubted } from "@/lib/server/ledger/answer";
import { unpackColumns } from "@/lib/server/ledger/packed-columns";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";

type IsWanted = (identity: Pick<Identity, "id" | "name">) => boolean;

/** Everything that an operation's ledger holds of an agent, without an id by name, by answer, oldest window first. */
export async function loadHeldAnswers(
  kysely: Kysely<DatabaseSchema>,
  operation: string,
  person: Pick<Identity, "id" | "name">,
): Promise<HeldAnswer[]> {
  const key = agentKeyOf(person);
  const isWanted: IsWanted = (identity) => agentKeyOf(identity) === key;
  const rows = await kysely
    .selectFrom("answer")
    .selectAll()
    .where("operation", "=", operation)
    .orderBy("window_from")
    .orderBy("window_to")
    .orderBy("id")
    .execute();
  const answers = rows.map(answerOfRow);
  const inForce = new Map(
    answers
      .filter((answer) => !isDoubted(answer))
      .map(({ window, id: answerId }) => [`${window.from} ${window.to}`, answerId]),
  );
  const recordsOf = createRecordReader(kysely, operation, isWanted);
  const held: HeldAnswer[] = [];
  for (const answer of answers) {
    const { window } = answer;
    const one = {
      window,
      askedAt: formatInstant(answer.askedAtMs),
      answeredAt: formatInstant(answer.answeredAtMs),
      isInForce: inForce.get(`${window.from} ${window.to}`) === answer.id,
      records: await recordsOf(answer),
      warnings: warningsAbout(answer, isWanted),
      change: (answer.change?.cases ?? []).filter(isWanted),
    };
    if (one.records.length + one.warnings.length + one.change.length > 0) held.push(one);
  }
  return held;
}

// Many answers of a running day have the same rows as the one before.
function createRecordReader(kysely: Kysely<DatabaseSchema>, operation: string, isWanted: IsWanted) {
  let last: { digest: string; records: HeldRow[] } | null = null;
  return async ({ digest }: Answer): Promise<HeldRow[]> => {
    if (digest === null) return [];
    if (last?.digest !== digest) last = { digest, records: await read(digest) };
    return last.records;
  };

  async function read(digest: string): Promise<HeldRow[]> {
    const { packed } = await kysely
      .selectFrom("answer_rows")
      .select("packed")
      .where("operation", "=", operation)
      .where("digest", "=", digest)
      .executeTakeFirstOrThrow();
    const { directory, identities, states, seconds } = pickRows(
      await unpackColumns(packed, digest),
      isWanted,
    );
    return Array.from(identities, (identity, row) => {
      const { name = "", dni = "" } = directory.identities[identity] ?? {};
      const time = seconds[row] ?? Number.NaN;
      return {
        ...{ name, nationalId: dni, state: directory.states[states[row] ?? 0] ?? "" },
        seconds: Number.isNaN(time) ? null : time,
      };
    });
  }
}

function warningsAbout({ warnings }: Answer, isWanted: IsWanted): RowWarning[] {
  return warnings.flatMap(({ cases = [], ...warning }) => {
    const about = cases.filter(({ agentId: id = "", agentName: name = "" }) => isWanted({ id, name }));
    return about.length > 0 ? [{ ...warning, count: about.length, cases: about }] : [];
  });
}

import { type AnswerColumns, emptyColumns } from "@/lib/report/figures/answer-columns";
import type { WolkvoxClient } from "@/lib/server/wolkvox/client";
import type { Answer, FreshAnswer } from "./answer";
import type { LoadAnswer } from "./answer-book";
import type { AnswerStore } from "./answer-store";
import type { CallWolkvox } from "./call-wolkvox";
import { unpackColumns } from "./packed-columns";

export type WindowReaderOptions = {
  /** The digest under which the token's lease stands. */
  token: string;
  client: Pick<WolkvoxClient, "loadAuxTime">;
  store: Pick<AnswerStore, "append" | "loadPacked">;
  call: CallWolkvox;
  now: () => number;
};

/** Reads a window from wolkvox when the token's turn comes and keeps the answer before anybody sees it. */
export function createWindowReader({ token, client, store, call, now }: WindowReaderOptions): LoadAnswer {
  return (window, requesters, isStillDue) =>
    call(window, requesters, {
      isStillDue,
      ask: () => client.loadAuxTime(window),
      async keep(said, { askedAtMs, turn }) {
        const witnessedAtMs = earliestWitness(askedAtMs, said.saidAtMs);
        const { outcome, columns, warnings } = said.outcome === "rows" ? said : buildNoData();
        const answeredAtMs = Math.max(now(), askedAtMs);
        const fresh = { window, askedAtMs, witnessedAtMs, answeredAtMs, outcome, columns, warnings };
        const answer = await store.append(fresh, { token, fence: turn.fence });
        if (!answer) throw new Error("The lease went to another process before the answer could be kept.");
        return { answer, columns: await loadKept(store, answer, fresh) };
      },
    });
}

/** The rows of a fresh answer as they are kept: without those of people who were removed. */
export async function loadKept(
  store: Pick<AnswerStore, "loadPacked">,
  { digest, rowCount }: Answer,
  { columns }: FreshAnswer,
): Promise<AnswerColumns> {
  if (digest === null || rowCount === columns.seconds.length) return columns;
  return unpackColumns(await store.loadPacked(digest), digest);
}

// Half a day off is no clock that is ahead, but one that was never set.
const mostAheadMs = 12 * 3_600_000;

/** Our own clock and wolkvox's: the earlier one counts, because a day is over only where both say so. */
function earliestWitness(askedAtMs: number, saidAtMs: number | null): number {
  const isBehind = saidAtMs !== null && saidAtMs < askedAtMs && askedAtMs - saidAtMs < mostAheadMs;
  return isBehind ? saidAtMs : askedAtMs;
}

function buildNoData(): Pick<FreshAnswer, "outcome" | "columns" | "warnings"> {
  return { outcome: "no-data", columns: emptyColumns(), warnings: [] };
}

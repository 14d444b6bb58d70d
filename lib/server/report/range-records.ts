import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import type { IndexEntry } from "@/lib/server/ledger/answer-index";
import type { ReportQuestion } from "./report-question";
import type { AnswerReader } from "./sight";

export type RecordsQuestion = Pick<
  ReportQuestion,
  "range" | "timeZone" | "knownAtMs" | "askedBy" | "waitLimit" | "signal" | "sight" | "seesSensitive"
>;

/** A range's records as its answers give them, and how old they are. */
export type RangeRecords = Pick<ReportAnswer, "status" | "asOf"> & { records: AuxRow[] };

/** One record per agent and state of the answers; a time that is blank in all of them stays blank. */
export async function gatherRecords(
  used: readonly IndexEntry[],
  reader: Pick<AnswerReader, "columnsOf">,
): Promise<AuxRow[]> {
  const records = new Map<string, AuxRow>();
  for (const { answer } of used) {
    if (answer.outcome === "no-data") continue;
    const { directory, identities, states, seconds } = await reader.columnsOf(answer);
    for (const [row, time] of seconds.entries()) {
      const identity = directory.identities[identities[row] ?? 0];
      if (!identity) throw new Error("A record names nobody.");
      const { id, name, dni } = identity;
      const state = directory.states[states[row] ?? 0] ?? "";
      const key = JSON.stringify([id, id === "" ? name : "", state]);
      const known = records.get(key);
      const own = Number.isNaN(time) ? null : time;
      records.set(key, {
        agentId: id,
        // The newest answer comes last.
        agentName: name || (known?.agentName ?? ""),
        agentDni: dni || (known?.agentDni ?? ""),
        state,
        seconds: known?.seconds == null ? own : known.seconds + (own ?? 0),
      });
    }
  }
  return [...records.values()];
}

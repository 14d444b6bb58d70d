import type { DayColumns } from "@/lib/report/figures/day-time";
import type { ReportMaterial } from "@/lib/server/report/report-material";
import { createAnswerMemory } from "../ledger/answer-memory";
import type { LoadColumns } from "../report/report-figures";

// A year of a thousand agents is read once; of what is longer some is read again for every use.
const mostBytes = 96 * 1024 * 1024;

/** Reads the columns of answers. */
export function createColumnReader(packed: ReadonlyMap<string, Uint8Array>): LoadColumns {
  const memory = createAnswerMemory(mostBytes);
  return memory.open({
    async loadPacked(digest) {
      const bytes = packed.get(digest);
      if (!bytes) throw new Error("An answer came without its rows.");
      return bytes;
    },
  }).load;
}

/** The civil days of a range with their rows, one after the other, as often as they are asked for. */
export type ReadDays = () => AsyncGenerator<DayColumns>;

/** Null where the days were not asked for. */
export function createDayReader(
  { dayAnswers }: Pick<ReportMaterial, "dayAnswers">,
  columnsOf: LoadColumns,
): ReadDays | null {
  if (dayAnswers === null) return null;
  return async function* readDays() {
    for (const { answer, window, ...day } of dayAnswers)
      yield { ...day, columns: answer && (await columnsOf(answer)) };
  };
}

import type { DayRows } from "@/lib/report/figures/day-time";
import type { ReportMaterial } from "@/lib/server/report/report-material";
import type { Answer } from "../ledger/answer";
import { unpackRows } from "../ledger/packed-rows";
import { createRowCache } from "../ledger/row-cache";

export type RowsOf = (
  answer: Pick<Answer, "digest" | "rowCount">,
) => ReturnType<ReturnType<typeof createRowCache>["load"]>;

// A month of a thousand agents is read once, a year of them again for every use: memory stays the same.
const mostRowsKept = 400_000;

/** Reads the rows of answers. */
export function createRowReader(packed: ReadonlyMap<string, Uint8Array>): RowsOf {
  const cache = createRowCache({
    mostRows: mostRowsKept,
    loadRows(digest) {
      const bytes = packed.get(digest);
      if (!bytes) throw new Error("An answer came without its rows.");
      return unpackRows(bytes, digest);
    },
  });
  return ({ digest, rowCount }) => (digest === null ? Promise.resolve([]) : cache.load(digest, rowCount));
}

/** The civil days of a range with their rows, one after the other, as often as they are asked for. */
export type ReadDays = () => AsyncGenerator<DayRows>;

/** Null where the days were not asked for. */
export function createDayReader(
  { dayAnswers }: Pick<ReportMaterial, "dayAnswers">,
  rowsOf: RowsOf,
): ReadDays | null {
  if (dayAnswers === null) return null;
  return async function* readDays() {
    for (const { answer, window, ...day } of dayAnswers)
      yield { ...day, rows: answer && (await rowsOf(answer)) };
  };
}

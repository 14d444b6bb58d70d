import type { DayRows } from "@/lib/report/day-time";
import type { Answer } from "../ledger/answer";
import { unpackRows } from "../ledger/packed-rows";
import type { ReportMaterial } from "../report-material";

export type RowsOf = (answer: Answer) => ReturnType<typeof unpackRows>;

/** Reads the rows of answers; the same rows are read once, however many windows said them. */
export function createRowReader(packed: ReadonlyMap<string, Uint8Array>): RowsOf {
  const read = new Map<string, ReturnType<typeof unpackRows>>();
  return ({ digest }) => {
    if (digest === null) return Promise.resolve([]);
    const bytes = packed.get(digest);
    if (!bytes) throw new Error("An answer came without its rows.");
    const rows = read.get(digest) ?? unpackRows(bytes, digest);
    read.set(digest, rows);
    return rows;
  };
}

/** The rows of every civil day; null where the days were not asked for. */
export async function readDays(
  { dayAnswers }: Pick<ReportMaterial, "dayAnswers">,
  rowsOf: RowsOf,
): Promise<DayRows[] | null> {
  if (dayAnswers === null) return null;
  return Promise.all(
    dayAnswers.map(async ({ answer, window, ...day }) => ({
      ...day,
      rows: answer && (await rowsOf(answer)),
    })),
  );
}

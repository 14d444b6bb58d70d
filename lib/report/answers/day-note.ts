import type { Day } from "@/lib/dates/window";

export const noteLimits = { text: 500, ofDay: 20, ofOperation: 5_000 } as const;

/** What somebody wrote down about a day of an agent, or (null) of everybody. Instants are UTC. */
export type DayNote = {
  id: string;
  day: Day;
  agent: string | null;
  text: string;
  /** The day counts in no average, no overrun and no days worked of the agent, or of anybody. Sums keep it. */
  leavesOut: boolean;
  /** The e-mail of who wrote it; empty where their account is gone. */
  by: string;
  at: string;
  /** One more with each change: who changes or removes the note says which one they saw. */
  version: number;
  /** Who changed it last, as `by`; absent where it is as it was written. */
  changed?: { by: string; at: string };
};

type TranslateWriter = ((key: "dayNotes.gone") => string) &
  ((key: "dayNotes.by" | "dayNotes.changedBy", values: { by: string; at: string }) => string);

/** Who wrote a note and who changed it last, each with when. */
export function tellWriters(
  { by, at, changed }: Pick<DayNote, "by" | "at" | "changed">,
  t: TranslateWriter,
  momentOf: (instant: string) => string,
): string {
  const words = (one: { by: string; at: string }) => ({
    by: one.by || t("dayNotes.gone"),
    at: momentOf(one.at),
  });
  const written = t("dayNotes.by", words({ by, at }));
  return changed ? `${written} · ${t("dayNotes.changedBy", words(changed))}` : written;
}

export type NotesAnswer = { operation: string; notes: DayNote[] };

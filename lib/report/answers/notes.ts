import type { Day, Window } from "@/lib/dates/window";
import { dayOf } from "@/lib/dates/window";
import type { AgentChange } from "@/lib/report/figures/rows-change";
import { findBlocks } from "@/lib/report/plan/cover";
import { keyOfWindow } from "@/lib/report/plan/pieces";

/** A closed answer as the notes compare it. Instants are UTC text. */
export type NotedAnswer = { window: Window; askedAt: string; seconds: number };

/** What a later look at a day changed: `day` as civil day, `at` the instant of the look, both sums, and for whom. */
type ChangeNote = {
  day: Day;
  at: string;
  beforeSeconds: number;
  afterSeconds: number;
  /** How many agents changed, and those that did most; none where an older version noted it. */
  agents: number;
  cases: readonly AgentChange[];
};

/**
 * Where two answers of wolkvox disagree, with both figures. `differs`: a block and the sum of its days. `corrected`: a
 * closed day said something else when it was asked once more. `held`: the newest look says less, and the figures before it
 * stay until another look confirms it. `shrunk`: another look confirmed it.
 */
export type ReportNote =
  | {
      kind: "differs";
      from: Day;
      to: Day;
      blockSeconds: number;
      blockAskedAt: string;
      daysSeconds: number;
    }
  | (ChangeNote & { kind: "corrected" | "held" | "shrunk" });

/** Every block whose days are all there and whose figure is not their sum. All answers are of closed windows. */
export function findDifferences(pieces: readonly Window[], answers: readonly NotedAnswer[]): ReportNote[] {
  const byKey = new Map(answers.map((answer) => [keyOfWindow(answer.window), answer]));
  const windows = answers.map(({ window }) => window);
  return findBlocks(pieces, windows).flatMap(({ block, pieces: held }): ReportNote[] => {
    const whole = byKey.get(keyOfWindow(block));
    const days = held.flatMap((piece) => byKey.get(keyOfWindow(piece)) ?? []);
    if (!whole || days.length < held.length) return [];
    const daysSeconds = days.reduce((sum, { seconds }) => sum + seconds, 0);
    if (daysSeconds === whole.seconds) return [];
    return [
      {
        kind: "differs",
        from: dayOf(block.from),
        to: dayOf(block.to),
        blockSeconds: whole.seconds,
        blockAskedAt: whole.askedAt,
        daysSeconds,
      },
    ];
  });
}

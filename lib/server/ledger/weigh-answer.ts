import { type AnswerColumns, emptyColumns } from "@/lib/report/figures/answer-columns";
import { compareAnswers } from "@/lib/report/figures/rows-change";
import { finishInTurns } from "@/lib/server/store/in-turns";
import type { Answer, AnswerChange, FreshAnswer } from "./answer";
import { type ClosingRules, isClosedAnswer } from "./closed-answer";

/** What is known of a window before a new answer is kept: the answer in force, and a newer one that is doubted. */
export type Standing = { inForce: Answer | null; doubted: Answer | null };

export type WeighingRules = ClosingRules & {
  /** How much later a second look must be to confirm a smaller figure. */
  refreshMs: number;
};

type LoadColumns = (digest: string) => Promise<AnswerColumns>;

/**
 * How a fresh answer changes what is in force; null = it only adds. Figures that shrink are `doubted` until a look that
 * was made a refresh later says no less than the doubted one: of a running day where any agent's time in a state fell
 * or is gone, of a closed day where agents are gone.
 * @throws Error where rows are not there or are damaged.
 */
export async function weighAnswer(
  fresh: FreshAnswer,
  { inForce, doubted }: Standing,
  loadColumns: LoadColumns,
  rules: WeighingRules,
): Promise<AnswerChange | null> {
  if (!inForce) return null;
  const columnsOf = async ({ digest }: Answer) => (digest === null ? emptyColumns() : loadColumns(digest));
  const areClosed = isClosedAnswer(inForce, rules) && isClosedAnswer(fresh, rules);
  const { hasLostTime, ...change } = await finishInTurns(
    compareAnswers(await columnsOf(inForce), fresh.columns),
  );
  const isLess = areClosed ? change.lostAgents > 0 : hasLostTime || change.lostAgents > 0;
  if (!isLess) return areClosed && change.agents > 0 ? { ...change, kind: "corrected", sinceMs: null } : null;
  const sinceMs = doubted && (await agrees(doubted)) ? sinceOf(doubted) : fresh.askedAtMs;
  if (fresh.askedAtMs - sinceMs < rules.refreshMs) return { ...change, kind: "doubted", sinceMs };
  return { ...change, kind: areClosed ? "corrected" : "shrunk", sinceMs };

  async function agrees(answer: Answer): Promise<boolean> {
    const beside = await finishInTurns(compareAnswers(await columnsOf(answer), fresh.columns));
    return beside.lostAgents === 0 && !beside.hasLostTime;
  }
}

function sinceOf({ change, askedAtMs }: Answer): number {
  return change?.sinceMs ?? askedAtMs;
}

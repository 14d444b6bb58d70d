import type { Window } from "@/lib/dates/window";
import { halveWindow } from "@/lib/report/plan";
import { isProblem } from "@/lib/report/problem";
import type { WolkvoxClient } from "@/lib/server/wolkvox/client";
import type { FreshAnswer } from "./answer-book";
import type { CallBudget } from "./call-budget";
import type { Gate } from "./gate";
import type { TokenHold } from "./token-hold";

export type WindowReaderOptions = {
  client: Pick<WolkvoxClient, "loadAuxTime">;
  gate: Gate;
  hold: TokenHold;
  budget: CallBudget;
  now: () => number;
};

/**
 * Reads a window from wolkvox when the token's turn comes. An answer that met the record cap is never used: the
 * window is asked again in two halves; within one civil day it is `upstream-truncated`.
 */
export function createWindowReader({ client, gate, hold, budget, now }: WindowReaderOptions) {
  async function readOnce(window: Window): Promise<FreshAnswer> {
    hold.assertOpen();
    try {
      budget.assertLeft();
      const askedAtMs = now();
      const answer = await client.loadAuxTime(window);
      return { askedAtMs, ...(answer.outcome === "rows" ? answer : noData) };
    } catch (error) {
      throw isProblem(error) ? hold.note(error) : error;
    }
  }

  return async function readWindow(window: Window): Promise<FreshAnswer> {
    try {
      return await gate.run(() => readOnce(window));
    } catch (error) {
      const halves = isTruncated(error) ? halveWindow(window) : null;
      if (halves) return joinAnswers(await readWindow(halves[0]), await readWindow(halves[1]));
      throw error;
    }
  };
}

const noData = { outcome: "no-data", rows: [], warnings: [] } as const;

function isTruncated(error: unknown): boolean {
  return isProblem(error) && error.code === "upstream-truncated";
}

function joinAnswers(first: FreshAnswer, second: FreshAnswer): FreshAnswer {
  return {
    askedAtMs: Math.min(first.askedAtMs, second.askedAtMs),
    outcome: first.outcome === "rows" ? "rows" : second.outcome,
    rows: [...first.rows, ...second.rows],
    warnings: [...first.warnings, ...second.warnings],
  };
}

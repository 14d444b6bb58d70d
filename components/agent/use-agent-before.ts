"use client";

import { useMemo } from "react";
import type { Compared } from "@/lib/browser/compared";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import { buildPerDayWorked, type PerDayWorked } from "@/lib/report/figures/median";

/** One agent in the period compared with: per day worked, or why that is not known. */
export type AgentBefore =
  | { kind: "known"; figures: PerDayWorked<number | null> }
  /** No record there, days that are not read yet, or nothing at all yet. */
  | { kind: "absent" | "reading" | "loading"; figures: null };

/** What an agent had per day worked in the period compared with, in the states shown. */
export function useAgentBefore(
  { shown }: Pick<Compared, "shown">,
  agentId: string,
  states: readonly string[],
): AgentBefore {
  const answer = shown?.answer;
  return useMemo(() => {
    if (!answer) return { kind: "loading", figures: null };
    const agent = answer.agents.find(({ id }) => id === agentId);
    const figures = agent ? buildPerDayWorked(answer, agent, states) : null;
    if (figures) return { kind: "known", figures };
    return { kind: !agent && isWholeAnswer(answer) ? "absent" : "reading", figures: null };
  }, [answer, agentId, states]);
}

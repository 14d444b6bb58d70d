import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import type { Team } from "@/lib/report/team";
import { averageOut, findPeak, type Slot, type SlotRules, spreadGains } from "./slots";
import { slotRulesOf } from "./strip";

/** When most of a team were out at once today: in which quarter of an hour, how many of it, and how many in the last one. */
export type TeamPeak = {
  team: Pick<Team, "id" | "name">;
  size: number;
  out: number;
  fromMs: number;
  now: number;
};

/** The slots of those agents of an answer who are in a team. */
export function spreadTeam(
  answer: Pick<TimelineAnswer, "agents" | "states">,
  { agents }: Pick<Team, "agents">,
  rules: SlotRules,
): Slot[] {
  const members = new Set(agents);
  const gains = answer.agents.filter(({ id }) => members.has(id)).flatMap((agent) => agent.gains);
  return spreadGains(gains, answer.states.length, rules);
}

/**
 * The teams of which anybody was out today, the one with the largest part of it out at once first. Quarters of an hour that looks
 * do not tell whole are none of its.
 */
export function findTeamPeaks(
  answer: Pick<TimelineAnswer, "agents" | "begins" | "counting" | "looks" | "states">,
  teams: readonly Pick<Team, "id" | "name" | "agents">[],
): TeamPeak[] {
  const rules = slotRulesOf(answer, 15);
  return teams
    .flatMap(({ agents, ...team }): TeamPeak[] => {
      const slots = spreadTeam(answer, { agents }, rules).filter(({ isUnseen }) => !isUnseen);
      const [peak, last] = [findPeak(slots), slots.at(-1)];
      if (!peak || !last) return [];
      const size = new Set(agents).size;
      return [{ team, size, out: averageOut(peak), fromMs: peak.fromMs, now: averageOut(last) }];
    })
    .sort((a, b) => b.out / b.size - a.out / a.size);
}

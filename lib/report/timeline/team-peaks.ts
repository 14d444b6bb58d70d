import { instantOf } from "@/lib/dates/zone";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import type { Team } from "@/lib/report/team";
import { averageOut, looksOf, spreadGains } from "./slots";

/** When most of a team were out at once today: in which quarter of an hour, how many of it, and how many in the last one. */
export type TeamPeak = {
  team: Pick<Team, "id" | "name">;
  size: number;
  out: number;
  fromMs: number;
  now: number;
};

const quarterMs = 15 * 60_000;

/**
 * The teams of which anybody was out today, the one with the largest part of it out at once first. Quarters of an hour that looks
 * do not tell whole are none of its.
 */
export function findTeamPeaks(
  answer: Pick<TimelineAnswer, "agents" | "begins" | "counting" | "looks" | "states">,
  teams: readonly Pick<Team, "id" | "name" | "agents">[],
): TeamPeak[] {
  const rules = {
    ...{ looks: looksOf(answer), counting: answer.counting },
    ...{ beginsMs: instantOf(answer.begins), lengthMs: quarterMs },
  };
  return teams
    .flatMap(({ agents, ...team }): TeamPeak[] => {
      const members = new Set(agents);
      const gains = answer.agents.flatMap((agent) => (members.has(agent.id) ? agent.gains : []));
      const slots = spreadGains(gains, answer.states.length, rules).filter(({ isUnseen }) => !isUnseen);
      const most = slots.reduce((best, slot) => Math.max(best, averageOut(slot)), 0);
      const peak = slots.find((slot) => averageOut(slot) === most);
      const last = slots.at(-1);
      if (!peak || !last || most === 0) return [];
      return [{ team, size: members.size, out: most, fromMs: peak.fromMs, now: averageOut(last) }];
    })
    .sort((a, b) => b.out / b.size - a.out / a.size);
}

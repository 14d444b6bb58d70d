import { nameTeams, type TeamName } from "./team";

type Word = "print.query" | "print.teams" | "print.agents" | "legend.hidden";

type Translate = (key: Word, values: Record<string, string>) => string;

/** Whom a link finds. */
export type Found = {
  query: string;
  teams: readonly Pick<TeamName, "name">[];
  agents: readonly string[];
};

/** What a link leaves out, in words; `hidden`: names of the states that it does not show. Empty where it leaves out nothing. */
export function describeFilters(
  { query, teams, agents }: Found,
  hidden: readonly string[],
  t: Translate,
): string {
  const parts = [
    query !== "" && t("print.query", { query }),
    teams.length > 0 && t("print.teams", { teams: nameTeams(teams) }),
    agents.length > 0 && t("print.agents", { agents: agents.join(", ") }),
    hidden.length > 0 && t("legend.hidden", { states: hidden.join(", ") }),
  ];
  return parts.filter((part) => part !== false).join(" · ");
}

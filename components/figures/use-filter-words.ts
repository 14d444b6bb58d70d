import { useTranslations } from "use-intl";
import { nameTeams } from "@/lib/report/team";
import type { ReportLink } from "@/lib/search/report-link";

/** What the link leaves out, in words; empty where it leaves out nothing. */
export function useFilterWords(
  { query, teams, agents }: Pick<ReportLink, "query" | "teams" | "agents">,
  legend: readonly { name: string; isShown: boolean }[],
): string {
  const t = useTranslations();
  const hidden = legend.filter(({ isShown }) => !isShown).map(({ name }) => name);
  const parts = [
    query !== "" && t("print.query", { query }),
    teams.length > 0 && t("print.teams", { teams: nameTeams(teams) }),
    agents.length > 0 && t("print.agents", { agents: agents.join(", ") }),
    hidden.length > 0 && t("legend.hidden", { states: hidden.join(", ") }),
  ];
  return parts.filter((part) => part !== false).join(" · ");
}
